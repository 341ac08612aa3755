package io.drivemend.hive.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seeds, data and hashes as several public implementations test them, among them that of the .NET runtime. */
class Marvin32Test {

  @ParameterizedTest
  @CsvSource({
    "004fb61a001bdbcc, '', 30ed35c100cd3c7d",
    "004fb61a001bdbcc, af, 48e73fc77d75ddc1",
    "004fb61a001bdbcc, e70f, b5f6e1fc485dbff8",
    "004fb61a001bdbcc, 37f495, f0b07c789b8cf7e8",
    "004fb61a001bdbcc, 8642dc59, 7008f2e87e9cf556",
    "004fb61a001bdbcc, 153fb79826, e6c08c6da2afa997",
    "004fb61a001bdbcc, 0932e6246c47, 6f04bf1a5ea24060",
    "004fb61a001bdbcc, ab427ea8d10fc7, e11847e4f0678c41",
    "804fb61a001bdbcc, '', 10a9d5d3996fd65d",
    "804fb61a001bdbcc, ab427ea8d10fc7, e203987dba252fb3",
    "804fb61a801bdbcc, 00, a37fb0da2ecae06c",
    "804fb61a801bdbcc, ff, fecef370701ae054",
    "804fb61a801bdbcc, ff00ff00ff00ff, fdfd187b1d3ce784"
  })
  void givesThePublishedHash(String seed, String data, String hash) {
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(data));
    assertThat(Marvin32.hash(Long.parseUnsignedLong(seed, 16), bytes)).isEqualTo(Long.parseUnsignedLong(hash, 16));
  }

  @Test
  void takesDataInPieces() {
    byte[] data = new byte[1023];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 31);
    }
    Marvin32 hash = new Marvin32(Marvin32.REGISTRY_SEED);
    hash.update(ByteBuffer.wrap(data, 0, 512));
    ByteBuffer rest = ByteBuffer.wrap(data, 512, 511);
    hash.update(rest);
    assertThat(hash.finish(rest)).isEqualTo(Marvin32.hash(Marvin32.REGISTRY_SEED, ByteBuffer.wrap(data)));
  }
}
