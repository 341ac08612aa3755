package io.drivemend.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.hive.check.IntegrityCheck;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fuzzer's checks without the fuzzer: on sound hives, and on hives with random damage that is always the same. */
class HiveFuzzerTest {

  @Test
  void everySeedIsSoundAndRepairable() throws Exception {
    for (byte[] input : FuzzedHive.rawSeeds()) {
      HiveFuzzer.fuzzerTestOneInput(input);
      assertThat(IntegrityCheck.of("seed", ByteBuffer.wrap(FuzzedHive.of(input)), (done, total) -> {}).findings()).isEmpty();
    }
  }

  @Test
  void randomDamageIsRefusedOrDoesNoHarm() {
    Random random = new Random(4);
    for (int i = 0; i < 5000; i++) {
      byte[] input = new byte[2 + random.nextInt(1, 5) * 7];
      random.nextBytes(input);
      input[0] &= 0x7f;
      HiveFuzzer.fuzzerTestOneInput(input);
    }
  }

  @Test
  void everySeedWithLogsIsReplayed() throws Exception {
    for (int kind = 0; kind < 4; kind++) {
      byte[] input = {(byte) kind, 0};
      ReplayFuzzer.fuzzerTestOneInput(input);
      assertThat(ReplayFuzzer.replays(input)).isTrue();
    }
  }

  @Test
  void randomDamageOfLogsIsRefusedOrDoesNoHarm() {
    Random random = new Random(4);
    for (int i = 0; i < 500; i++) {
      byte[] input = new byte[2 + random.nextInt(1, 5) * 8];
      random.nextBytes(input);
      ReplayFuzzer.fuzzerTestOneInput(input);
    }
  }
}
