package io.drivemend.source.volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * Reads the one thing of an NTFS volume that no mount shows: whether Windows is going to check it. It stands in the file
 * {@code $Volume}, attribute {@code $VOLUME_INFORMATION}, in the fourth record of the master file table.
 */
final class NtfsVolume {

  private static final long MARK = 0x202020205346544EL; // "NTFS    "
  private static final int SECTOR = 512;
  private static final int LARGEST_RECORD = 1 << 16;
  private static final int RECORD_MARK = 0x454C4946; // "FILE"
  private static final int VOLUME_RECORD = 3;
  private static final int VOLUME_INFORMATION = 0x70;
  private static final int END = -1;

  /** The volume is dirty; a check of it has begun. */
  private static final int DIRTY = 0x0001 | 0x4000;

  private NtfsVolume() {}

  /** Whether the volume is NTFS. */
  static boolean isNtfs(SeekableByteChannel volume) throws IOException {
    return Blocks.read(volume, 0, SECTOR).getLong(3) == MARK;
  }

  /** Whether the volume is marked dirty; empty when what should say so does not check out. */
  static Optional<Boolean> isDirty(SeekableByteChannel volume) throws IOException {
    ByteBuffer boot = Blocks.read(volume, 0, SECTOR);
    int sector = Short.toUnsignedInt(boot.getShort(11));
    int cluster = clusterSize(sector, boot.get(13));
    int record = recordSize(cluster, boot.get(64));
    long table = boot.getLong(48);
    boolean sound =
        boot.getLong(3) == MARK && cluster > 0 && record > 0 && table > 0 && table < Long.MAX_VALUE / 2 / cluster;
    if (!sound) {
      return Optional.empty();
    }
    ByteBuffer bytes = Blocks.read(volume, table * cluster + (long) VOLUME_RECORD * record, record);
    return fixUp(bytes) ? flags(bytes).map(flags -> (flags & DIRTY) != 0) : Optional.empty();
  }

  /** In bytes, or 0. Above 128 the byte is a negative power of two. */
  private static int clusterSize(int sector, byte sectors) {
    int count = sectors >= 0 || sectors == Byte.MIN_VALUE ? Byte.toUnsignedInt(sectors) : 1 << Math.min(-sectors, 31);
    boolean sound = Integer.bitCount(sector) == 1 && sector >= 256 && sector <= 4096 && Integer.bitCount(count) == 1;
    long size = sound ? (long) sector * count : 0;
    return size > 0 && size <= 1 << 21 ? (int) size : 0;
  }

  /** In bytes, or 0. The byte counts clusters, or is a negative power of two. */
  private static int recordSize(int cluster, byte clusters) {
    long size = clusters > 0 ? (long) clusters * cluster : 1L << Math.min(-clusters, 62);
    return size >= SECTOR && size <= LARGEST_RECORD && Long.bitCount(size) == 1 ? (int) size : 0;
  }

  /** Puts back the last two bytes of each sector, which were replaced so that a torn write shows. */
  private static boolean fixUp(ByteBuffer record) {
    int array = Short.toUnsignedInt(record.getShort(4));
    int sectors = record.capacity() / SECTOR;
    boolean sound =
        record.getInt(0) == RECORD_MARK
            && Short.toUnsignedInt(record.getShort(6)) == sectors + 1
            && array % 2 == 0 && array + 2 * (sectors + 1) <= SECTOR - 2;
    if (!sound) {
      return false;
    }
    for (int i = 1; i <= sectors; i++) {
      int end = i * SECTOR - 2;
      if (record.getShort(end) != record.getShort(array)) {
        return false;
      }
      record.putShort(end, record.getShort(array + 2 * i));
    }
    return (record.getShort(22) & 1) != 0; // in use
  }

  private static Optional<Integer> flags(ByteBuffer record) {
    int at = Short.toUnsignedInt(record.getShort(20));
    while (at % 8 == 0 && at + 24 <= record.capacity() && record.getInt(at) != END) {
      int length = record.getInt(at + 4);
      if (length < 24 || length > record.capacity() - at) {
        return Optional.empty();
      }
      if (record.getInt(at) == VOLUME_INFORMATION) {
        int value = at + Short.toUnsignedInt(record.getShort(at + 20));
        boolean sound = record.get(at + 8) == 0 && record.getInt(at + 16) >= 12 && value + 12 <= at + length;
        return sound ? Optional.of(Short.toUnsignedInt(record.getShort(value + 10))) : Optional.empty();
      }
      at += length;
    }
    return Optional.empty();
  }
}
