package io.drivemend.hive.log;

import io.drivemend.hive.format.BaseBlock;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The first sector of a hive or of a log: the base block, as far as it matters (specification: Base block). Nothing in it
 * is checked before it is asked for.
 */
final class Head {

  static final int SIZE = BaseBlock.USED_SIZE;

  private static final int SIGNATURE = 0x66676572; // regf
  private static final int MINOR_VERSION = 24;
  private static final int TYPE = 28;
  private static final int CLUSTERING_FACTOR = 44;
  private static final int FILE_NAME = 48;
  private static final int FILE_NAME_SIZE = 64;
  private static final int FLAGS = 144;

  /** The only flag that a log entry carries: transactions are pending (specification: Log entries, note 11). */
  private static final int LOCKED = 1;

  private final ByteBuffer block;

  /**
   * @param block {@link #SIZE} bytes, or fewer in a file that is shorter; copied
   */
  Head(ByteBuffer block) {
    this.block = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    this.block.put(block.duplicate()).clear();
  }

  /** Whether it begins as a base block does and has the right checksum. */
  boolean isSound() {
    return block.getInt(0) == SIGNATURE && block.getInt(BaseBlock.CHECKSUM) == BaseBlock.checksum(block);
  }

  boolean isBlank() {
    return block.equals(ByteBuffer.allocate(SIZE));
  }

  long primary() {
    return unsigned(BaseBlock.PRIMARY_SEQUENCE);
  }

  long secondary() {
    return unsigned(BaseBlock.SECONDARY_SEQUENCE);
  }

  /** A moment in units of 100 ns since the year 1601. */
  long lastWritten() {
    return block.getLong(BaseBlock.LAST_WRITTEN);
  }

  boolean wasWrittenAt(long moment) {
    return lastWritten() == moment;
  }

  int type() {
    return block.getInt(TYPE);
  }

  int clusteringFactor() {
    return block.getInt(CLUSTERING_FACTOR);
  }

  int binsSize() {
    return block.getInt(BaseBlock.BINS_SIZE);
  }

  /**
   * Whether two base blocks describe one hive: the version and the place of the root key never change, and Windows writes
   * the hive's name into its logs as into itself.
   */
  boolean isOfSameHive(Head other) {
    return hasNameOf(other)
        && block.getLong(MINOR_VERSION - Integer.BYTES) == other.block.getLong(MINOR_VERSION - Integer.BYTES)
        && block.getInt(BaseBlock.ROOT_CELL) == other.block.getInt(BaseBlock.ROOT_CELL);
  }

  /** A name that either does not have proves nothing. */
  private boolean hasNameOf(Head other) {
    return name().isEmpty() || other.name().isEmpty() || name().equalsIgnoreCase(other.name());
  }

  /** The hive's name without its folders, of which only the end is there. */
  private String name() {
    byte[] field = new byte[FILE_NAME_SIZE];
    block.get(FILE_NAME, field);
    String path = new String(field, StandardCharsets.UTF_16LE).split("\0", -1)[0];
    return path.substring(path.lastIndexOf('\\') + 1);
  }

  /**
   * The base block of the hive after a replay, closed properly.
   *
   * @param binsSize in bytes
   * @param locked the flag that the last entry carries; empty to keep it
   * @param sequence both sequence numbers
   */
  byte[] closed(int binsSize, Optional<Boolean> locked, long sequence) {
    ByteBuffer closed = ByteBuffer.wrap(block.array().clone()).order(ByteOrder.LITTLE_ENDIAN);
    closed.putInt(TYPE, 0).putInt(BaseBlock.BINS_SIZE, binsSize);
    locked.ifPresent(is -> closed.putInt(FLAGS, is ? block.getInt(FLAGS) | LOCKED : block.getInt(FLAGS) & ~LOCKED));
    closed.putInt(BaseBlock.PRIMARY_SEQUENCE, (int) sequence).putInt(BaseBlock.SECONDARY_SEQUENCE, (int) sequence);
    closed.putInt(BaseBlock.CHECKSUM, BaseBlock.checksum(closed));
    return closed.array();
  }

  private long unsigned(int offset) {
    return Integer.toUnsignedLong(block.getInt(offset));
  }
}
