package io.drivemend.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes transaction logs as Windows would have written them, from two states of a hive: what differs stands in the log. It
 * shares no code with what reads them; its own Marvin32 is written in another way.
 */
public final class HiveLogs {

  public static final int OLD = 1;
  public static final int VERY_OLD = 2;
  public static final int NEW = 6;

  private static final int BASE_BLOCK = 4096;
  private static final int PAGE = 4096;
  private static final int SECTOR = 512;

  private HiveLogs() {}

  /** The hive in the middle of a write: its sequence numbers differ, and its base block names the moment of the write. */
  public static byte[] dirty(byte[] hive, int primary, int secondary, long moment) {
    byte[] dirty = hive.clone();
    ByteBuffer block = little(dirty).putInt(4, primary).putInt(8, secondary).putLong(12, moment);
    block.putInt(508, checksum(dirty));
    return dirty;
  }

  /** The hive with the moment of its last write in the first bin, too. */
  public static byte[] withFirstBinMoment(byte[] hive, long moment) {
    byte[] copy = hive.clone();
    little(copy).putLong(BASE_BLOCK + 20, moment);
    return copy;
  }

  /** The first sector of a log. */
  public static byte[] head(byte[] hive, int type, int sequence, long moment) {
    byte[] head = Arrays.copyOf(dirty(hive, sequence, sequence, moment), SECTOR);
    little(head).putInt(28, type);
    little(head).putInt(508, checksum(head));
    return head;
  }

  /** Makes the checksum of a base block right again. */
  public static byte[] sealed(byte[] head) {
    little(head).putInt(508, checksum(head));
    return head;
  }

  /** A log of the new format. */
  public static byte[] log(byte[] head, byte[]... entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head);
    for (byte[] entry : entries) {
      out.writeBytes(entry);
    }
    return out.toByteArray();
  }

  /** An entry with the pages in which two states of a hive differ. */
  public static byte[] entry(int sequence, byte[] before, byte[] after) {
    ByteArrayOutputStream references = new ByteArrayOutputStream();
    ByteArrayOutputStream pages = new ByteArrayOutputStream();
    int count = 0;
    for (int at = BASE_BLOCK; at < BASE_BLOCK + binsSize(after); at += PAGE) {
      if (differ(before, after, at, PAGE)) {
        byte[] reference = new byte[8];
        little(reference).putInt(at - BASE_BLOCK).putInt(PAGE);
        references.writeBytes(reference);
        pages.write(after, at, PAGE);
        count++;
      }
    }
    int size = aligned(40 + references.size() + pages.size());
    byte[] bytes = new byte[size];
    ByteBuffer entry = little(bytes);
    entry.put("HvLE".getBytes(StandardCharsets.US_ASCII)).putInt(size).putInt(1).putInt(sequence);
    entry.putInt(binsSize(after)).putInt(count).position(40);
    entry.put(references.toByteArray()).put(pages.toByteArray());
    return hashed(bytes);
  }

  /** Gives an entry the hashes that belong to it. */
  public static byte[] hashed(byte[] entry) {
    little(entry).putLong(24, marvin(entry, 40, entry.length));
    little(entry).putLong(32, marvin(entry, 0, 32));
    return entry;
  }

  /** A log of the old format with the sectors in which two states of a hive differ. */
  public static byte[] dirtyVectorLog(byte[] head, byte[] before, byte[] after) {
    byte[] bitmap = new byte[binsSize(after) / SECTOR / 8];
    ByteArrayOutputStream sectors = new ByteArrayOutputStream();
    for (int sector = 0; sector < binsSize(after) / SECTOR; sector++) {
      int at = BASE_BLOCK + sector * SECTOR;
      if (differ(before, after, at, SECTOR)) {
        bitmap[sector / 8] |= (byte) (1 << sector % 8);
        sectors.write(after, at, SECTOR);
      }
    }
    byte[] vector = new byte[aligned(4 + bitmap.length)];
    little(vector).put("DIRT".getBytes(StandardCharsets.US_ASCII)).put(bitmap);
    little(head).putInt(40, binsSize(after));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(sealed(head));
    out.writeBytes(vector);
    out.writeBytes(sectors.toByteArray());
    return out.toByteArray();
  }

  public static int binsSize(byte[] hive) {
    return little(hive).getInt(40);
  }

  public static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static boolean differ(byte[] before, byte[] after, int at, int length) {
    return at + length > BASE_BLOCK + binsSize(before)
        || !Arrays.equals(before, at, at + length, after, at, at + length);
  }

  private static int aligned(int length) {
    return Math.ceilDiv(length, SECTOR) * SECTOR;
  }

  private static int checksum(byte[] block) {
    int sum = 0;
    for (int i = 0; i < 508; i += 4) {
      sum ^= little(block).getInt(i);
    }
    return sum == 0 ? 1 : sum == -1 ? -2 : sum;
  }

  /** Marvin32 of whole groups of four bytes, with numbers of 64 bits and remainders. */
  private static long marvin(byte[] data, int from, int to) {
    long seed = 0x82EF4D887A4E55C5L;
    long[] state = {seed & 0xFFFFFFFFL, seed >>> 32};
    for (int i = from; i < to; i += 4) {
      mix(state, Integer.toUnsignedLong(little(data).getInt(i)));
    }
    mix(state, 0x80);
    mix(state, 0);
    return (state[1] << 32) | state[0];
  }

  private static void mix(long[] state, long number) {
    state[0] = (state[0] + number) % (1L << 32);
    for (int[] turn : new int[][] {{20, 9}, {27, 19}}) {
      state[1] ^= state[0];
      state[0] = (turned(state[0], turn[0]) + state[1]) % (1L << 32);
      state[1] = turned(state[1], turn[1]);
    }
  }

  private static long turned(long number, int by) {
    return ((number << by) | (number >>> (32 - by))) % (1L << 32);
  }
}
