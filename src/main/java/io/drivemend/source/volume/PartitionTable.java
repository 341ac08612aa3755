package io.drivemend.source.volume;

import io.drivemend.diagnosis.PartitionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Finds what names a partition in the partition table of its disk: the signature in the master boot record, or the
 * partition's GUID (UEFI specification, 5.2 and 5.3). A table that does not check out gives nothing.
 */
final class PartitionTable {

  private static final int SECTOR = 512;

  /** Where the second block of a disk can begin. */
  private static final int[] BLOCK_SIZES = {512, 4096};

  private static final int ENTRIES = 446;
  private static final int ENTRY_SIZE = 16;
  private static final int PROTECTIVE = 0xEE;

  private static final long GPT_MARK = 0x5452415020494645L; // "EFI PART"
  private static final int SMALLEST_HEADER = 92;
  private static final int SMALLEST_ENTRY = 128;

  /** The usual table has 16 KB. */
  private static final int LARGEST_TABLE = 1 << 20;

  private final SeekableByteChannel disk;

  private PartitionTable(SeekableByteChannel disk) {
    this.disk = disk;
  }

  /**
   * Looks a partition up.
   *
   * @param disk the whole disk, or its image
   * @param start where the partition begins, in bytes; more than 0
   */
  static Optional<PartitionId> find(SeekableByteChannel disk, long start) throws IOException {
    return new PartitionTable(disk).find(start);
  }

  private Optional<PartitionId> find(long start) throws IOException {
    ByteBuffer record = Blocks.read(disk, 0, SECTOR);
    if (record.getShort(SECTOR - 2) != (short) 0xAA55) {
      return Optional.empty();
    }
    int used = 0;
    boolean protective = false;
    for (int at = ENTRIES; at < ENTRIES + 4 * ENTRY_SIZE; at += ENTRY_SIZE) {
      int type = Byte.toUnsignedInt(record.get(at + 4));
      used += type == 0 ? 0 : 1;
      protective |= type == PROTECTIVE;
    }
    if (protective) {
      return used == 1 ? gpt(start) : Optional.empty(); // with both tables Windows may go by either
    }
    int signature = record.getInt(440);
    return signature == 0 ? Optional.empty() : Optional.of(new PartitionId.Mbr(signature, start));
  }

  private Optional<PartitionId> gpt(long start) throws IOException {
    for (int block : BLOCK_SIZES) {
      ByteBuffer header = Blocks.read(disk, block, SECTOR);
      if (header.getLong(0) == GPT_MARK) {
        return isSound(header) ? entry(header, block, start) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isSound(ByteBuffer header) {
    int size = header.getInt(12);
    if (size < SMALLEST_HEADER || size > SECTOR) {
      return false;
    }
    int sum = header.getInt(16);
    header.putInt(16, 0);
    return checksum(header.slice(0, size)) == sum;
  }

  private Optional<PartitionId> entry(ByteBuffer header, int block, long start) throws IOException {
    int count = header.getInt(80);
    int size = header.getInt(84);
    long table = header.getLong(72);
    boolean bounded =
        count > 0 && size >= SMALLEST_ENTRY && (long) count * size <= LARGEST_TABLE
            && table > 0 && table < Long.MAX_VALUE / block;
    if (!bounded) {
      return Optional.empty();
    }
    ByteBuffer entries = Blocks.read(disk, table * block, count * size);
    if (checksum(entries.duplicate()) != header.getInt(88)) {
      return Optional.empty();
    }
    for (int at = 0; at < count * size; at += size) {
      boolean inUse = entries.getLong(at) != 0 || entries.getLong(at + 8) != 0;
      if (inUse && start % block == 0 && entries.getLong(at + 32) == start / block) {
        return Optional.of(PartitionId.Gpt.read(entries, at + 16));
      }
    }
    return Optional.empty();
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
