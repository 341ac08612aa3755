package io.drivemend.hive.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Replays logs in the simplest way that the specification allows: everything in memory, nothing checked, no hash looked
 * at. It shares no code with what it is compared with.
 */
final class SmallDecoder {

  private byte[] hive;

  SmallDecoder(byte[] hive) {
    this.hive = hive.clone();
  }

  /** Applies the first entries of a log of the new format. */
  SmallDecoder applyEntries(byte[] log, int count) {
    ByteBuffer bytes = ByteBuffer.wrap(log).order(ByteOrder.LITTLE_ENDIAN);
    int entry = 512;
    for (int i = 0; i < count; i++) {
      int binsSize = bytes.getInt(entry + 16);
      grow(binsSize);
      int pages = bytes.getInt(entry + 20);
      int data = entry + 40 + 8 * pages;
      for (int page = 0; page < pages; page++) {
        int offset = bytes.getInt(entry + 40 + 8 * page);
        int length = bytes.getInt(entry + 44 + 8 * page);
        System.arraycopy(log, data, hive, 4096 + offset, length);
        data += length;
      }
      entry += bytes.getInt(entry + 4);
    }
    return this;
  }

  /** Applies a log of the old format. */
  SmallDecoder applyDirtyVector(byte[] log) {
    int binsSize = ByteBuffer.wrap(log).order(ByteOrder.LITTLE_ENDIAN).getInt(40);
    grow(binsSize);
    int data = 512 + 4 + binsSize / 4096;
    data = (data + 511) / 512 * 512;
    for (int sector = 0; sector < binsSize / 512; sector++) {
      if ((log[516 + sector / 8] & 1 << sector % 8) != 0) {
        System.arraycopy(log, data, hive, 4096 + sector * 512, 512);
        data += 512;
      }
    }
    return this;
  }

  private void grow(int binsSize) {
    hive = Arrays.copyOf(hive, Math.max(hive.length, 4096 + binsSize));
    ByteBuffer.wrap(hive).order(ByteOrder.LITTLE_ENDIAN).putInt(40, binsSize);
  }

  /** The hive's bins. */
  byte[] bins() {
    int binsSize = ByteBuffer.wrap(hive).order(ByteOrder.LITTLE_ENDIAN).getInt(40);
    return Arrays.copyOfRange(hive, 4096, 4096 + binsSize);
  }
}
