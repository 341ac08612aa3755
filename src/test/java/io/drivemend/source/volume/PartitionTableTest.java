package io.drivemend.source.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.diagnosis.PartitionId;
import io.drivemend.testing.DiskImage;
import io.drivemend.testing.ExternalTool;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the partition tables that sfdisk and sgdisk write. */
class PartitionTableTest {

  private static final UUID GUID = UUID.fromString("09931f21-7faf-44a9-81d8-1e73c14b9eaf");

  @TempDir private Path folder;

  @Test
  void theSignatureOfAnMbrDisk() throws Exception {
    Path image = DiskImage.mbr(folder.resolve("disk"), 0x8D4E454D).image();
    assertThat(ExternalTool.assumeInstalled("sfdisk").run("--disk-id", image)).contains("0x8d4e454d");
    assertThat(find(image, DiskImage.START)).contains(new PartitionId.Mbr(0x8D4E454D, DiskImage.START));
  }

  @Test
  void theGuidOfAGptPartition() throws Exception {
    Path image = DiskImage.gpt(folder.resolve("disk"), GUID.toString()).image();
    assertThat(ExternalTool.assumeInstalled("sfdisk").run("--part-uuid", image, 1)).isEqualToIgnoringCase(GUID + "\n");
    assertThat(find(image, DiskImage.START)).contains(new PartitionId.Gpt(GUID));
    assertThat(find(image, DiskImage.START + 512)).as("no partition begins there").isEmpty();
    assertThat(find(image, DiskImage.START + 1)).isEmpty();
  }

  @Test
  void aTableThatDoesNotCheckOutNamesNothing() throws Exception {
    byte[] gpt = start(DiskImage.gpt(folder.resolve("gpt"), GUID.toString()));
    assertThat(find(changed(gpt, 512 + 24, 1), DiskImage.START)).as("checksum of the header").isEmpty();
    assertThat(find(changed(gpt, 1024 + 40, 1), DiskImage.START)).as("checksum of the entries").isEmpty();
    assertThat(find(changed(gpt, 446 + 16 + 4, 7), DiskImage.START)).as("both kinds of tables").isEmpty();
    byte[] mbr = start(DiskImage.mbr(folder.resolve("mbr"), 1));
    assertThat(find(changed(mbr, 440, 1), DiskImage.START)).as("no signature").isEmpty();
    assertThat(find(changed(mbr, 511, 1), DiskImage.START)).as("no master boot record").isEmpty();
  }

  @Test
  void whateverTheDiskHoldsNothingBreaks() throws Exception {
    byte[] gpt = start(DiskImage.gpt(folder.resolve("gpt"), GUID.toString()));
    Random random = new Random(5);
    int told = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = Arrays.copyOf(gpt, random.nextInt(10) == 0 ? random.nextInt(gpt.length) : gpt.length);
      for (int j = random.nextInt(3); j >= 0 && bytes.length > 0; j--) {
        int within = random.nextBoolean() ? 604 : 1024;
        bytes[random.nextInt(Math.min(within, bytes.length))] = (byte) random.nextInt();
      }
      try {
        told += find(Files.write(folder.resolve("hostile"), bytes), DiskImage.START).isPresent() ? 1 : 0;
      } catch (EOFException e) {
        // the disk ends before what it promises
      }
    }
    assertThat(told).isBetween(1, 1999);
  }

  /** So much of a disk as holds its tables. */
  private static byte[] start(DiskImage disk) throws IOException {
    try (var in = Files.newInputStream(disk.image())) {
      return in.readNBytes(40_000);
    }
  }

  private Path changed(byte[] bytes, int at, int by) throws IOException {
    byte[] other = bytes.clone();
    other[at] ^= (byte) by;
    return Files.write(folder.resolve("changed"), other);
  }

  private static Optional<PartitionId> find(Path disk, long start) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(disk)) {
      return PartitionTable.find(channel, start);
    }
  }
}
