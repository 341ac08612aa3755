package io.drivemend.source.volume;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.testing.ExternalTool;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the mark of NTFS volumes that mkfs.ntfs makes and ntfsfix marks. */
class NtfsVolumeTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"512, 512", "512, 4096", "512, 65536", "512, 2097152", "4096, 4096", "1024, 4096"})
  void theMarkIsReadWhateverTheSizes(int sector, int cluster) throws Exception {
    Path volume = format(sector, cluster);
    assertThat(isDirty(volume)).contains(false);
    ExternalTool.assumeInstalled("ntfsfix").run(volume);
    assertThat(isDirty(volume)).as("ntfsfix has Windows check it").contains(true);
    ExternalTool.assumeInstalled("ntfsfix").run("-d", volume);
    assertThat(isDirty(volume)).contains(false);
  }

  @Test
  void anotherFileSystemIsNotNtfs() throws Exception {
    Path file = Files.write(folder.resolve("volume"), new byte[4096]);
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      assertThat(NtfsVolume.isNtfs(channel)).isFalse();
      assertThat(NtfsVolume.isDirty(channel)).isEmpty();
    }
  }

  @Test
  void aTornRecordSaysNothing() throws Exception {
    Path volume = format(512, 4096);
    int at = record(volume);
    byte[] bytes = Files.readAllBytes(volume);
    bytes[at + 510] ^= 1;
    assertThat(isDirty(Files.write(volume, bytes))).isEmpty();
  }

  @Test
  void whateverTheVolumeHoldsNothingBreaks() throws Exception {
    Path volume = format(512, 4096);
    byte[] bytes = Files.readAllBytes(volume);
    int record = record(volume);
    Random random = new Random(6);
    int told = 0;
    for (int i = 0; i < 3000; i++) {
      int from = random.nextBoolean() ? 0 : record;
      try (RandomAccessFile file = new RandomAccessFile(volume.toFile(), "rw")) {
        byte[] piece = Arrays.copyOfRange(bytes, from, from + (from == 0 ? 80 : 1024));
        piece[random.nextInt(piece.length)] = (byte) random.nextInt();
        piece[random.nextInt(piece.length)] = (byte) random.nextInt();
        file.seek(from);
        file.write(piece);
      }
      try {
        told += isDirty(volume).isPresent() ? 1 : 0;
      } catch (IOException e) {
        // the table is said to be behind the end, or where no file can reach
      }
      try (RandomAccessFile file = new RandomAccessFile(volume.toFile(), "rw")) {
        file.seek(from);
        file.write(bytes, from, 1024);
      }
    }
    assertThat(told).isBetween(1, 2999);
    assertThat(isDirty(volume)).contains(false);
  }

  /** Where the fourth record of the table stands, found by its name {@code $Volume}. */
  private static int record(Path volume) throws IOException {
    String text = Files.readString(volume, ISO_8859_1);
    int name = text.indexOf("$\0V\0o\0l\0u\0m\0e\0");
    return text.lastIndexOf("FILE", name);
  }

  private Path format(int sector, int cluster) throws Exception {
    Path volume = folder.resolve("volume");
    try (RandomAccessFile file = new RandomAccessFile(volume.toFile(), "rw")) {
      file.setLength(cluster > 65_536 ? 128 << 20 : 8 << 20);
    }
    ExternalTool.assumeInstalled("mkfs.ntfs").run("-qF", "-s", sector, "-c", cluster, volume);
    return volume;
  }

  private static Optional<Boolean> isDirty(Path volume) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(volume)) {
      return NtfsVolume.isDirty(channel);
    }
  }
}
