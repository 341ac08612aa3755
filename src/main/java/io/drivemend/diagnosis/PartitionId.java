package io.drivemend.diagnosis;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;

/**
 * What names a partition wherever its disk is attached, as {@code MountedDevices} stores it: by this Windows knows a volume
 * again.
 */
public sealed interface PartitionId {

  /**
   * A partition of a disk with a master boot record.
   *
   * @param diskSignature the four bytes at offset 440 of the disk, little-endian
   * @param offset where the partition begins, in bytes from the disk's beginning
   */
  record Mbr(int diskSignature, long offset) implements PartitionId {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "byte %d of the disk %08X", offset, diskSignature);
    }
  }

  /**
   * A partition of a disk with a GUID partition table; in {@code MountedDevices} also a volume of dynamic disks, which looks
   * the same there.
   *
   * @param guid the partition's own GUID, not its type's
   */
  record Gpt(UUID guid) implements PartitionId {

    /**
     * Reads a GUID as Windows and GPT store it: its first three parts are little-endian numbers, the rest are bytes.
     *
     * @param bytes little-endian
     */
    public static Gpt read(ByteBuffer bytes, int at) {
      long high =
          Integer.toUnsignedLong(bytes.getInt(at)) << 32
              | Short.toUnsignedLong(bytes.getShort(at + 4)) << 16
              | Short.toUnsignedLong(bytes.getShort(at + 6));
      return new Gpt(new UUID(high, Long.reverseBytes(bytes.getLong(at + 8))));
    }

    @Override
    public String toString() {
      return "{" + guid + "}";
    }
  }

  /**
   * Whether two that differ are certainly two partitions. A GUID beside a signature may be a dynamic volume on that very
   * disk.
   */
  default boolean isOtherThan(PartitionId other) {
    return getClass() == other.getClass() && !equals(other);
  }
}
