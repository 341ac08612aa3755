package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Filetime;
import io.drivemend.model.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The head of a hive file (specification: Base block).
 *
 * @param primarySequence counted up when a write begins
 * @param secondarySequence counted up when it has ended
 * @param layout the minor version, 1 to 6, and what follows from it; the major version is always 1
 * @param rootCell the root key's offset in the bins
 * @param binsSize the size of all bins in bytes
 * @param dirt why the hive is dirty (specification: Dirty state of a hive), in words; null when it is clean
 */
public record BaseBlock(
    int primarySequence,
    int secondarySequence,
    Layout layout,
    int rootCell,
    int binsSize,
    @Nullable String dirt) {

  /** The bytes that hold everything that matters here, the checksum last. */
  public static final int USED_SIZE = 512;

  public static final int PRIMARY_SEQUENCE = 4;
  public static final int SECONDARY_SEQUENCE = 8;
  public static final int LAST_WRITTEN = 12;
  public static final int ROOT_CELL = 36;
  public static final int BINS_SIZE = 40;
  public static final int CHECKSUM = 508;

  static final int FLAGS = 144;
  private static final int LAYERED = 0x0002;

  private static final int SIGNATURE = 0x66676572; // regf
  private static final int PRIMARY_FILE = 0;

  /** Reads the base block of a hive of a known version, clean or dirty; what is none is refused. */
  static BaseBlock read(HiveBytes bytes) throws DriveMendException {
    Object file = bytes.name();
    if (bytes.size() < Regf.BASE_BLOCK_SIZE + Regf.BIN_ALIGNMENT) {
      throw Problem.NOT_A_HIVE.with(file, "it has " + bytes.size() + " bytes, and the smallest hive has 8192");
    }
    ByteBuffer block = bytes.baseBlock();
    if (block.getInt(0) != SIGNATURE) {
      throw Problem.NOT_A_HIVE.with(file, "it does not begin with \"regf\"");
    }
    if (block.getInt(28) != PRIMARY_FILE) {
      throw Problem.NOT_A_HIVE.with(file, "it is a transaction log of a hive");
    }
    int major = block.getInt(20);
    int minor = block.getInt(24);
    if (major != 1 || !Layout.knows(minor)) {
      String version = Integer.toUnsignedString(major) + "." + Integer.toUnsignedString(minor);
      throw Problem.HIVE_VERSION_UNKNOWN.with(file, version, "know");
    }
    return new BaseBlock(
        block.getInt(PRIMARY_SEQUENCE),
        block.getInt(SECONDARY_SEQUENCE),
        new Layout(minor, (block.getInt(FLAGS) & LAYERED) != 0),
        block.getInt(ROOT_CELL),
        block.getInt(BINS_SIZE),
        dirt(block));
  }

  private static @Nullable String dirt(ByteBuffer block) {
    if (block.getInt(CHECKSUM) != checksum(block)) {
      return "the checksum of its base block is wrong";
    }
    int primary = block.getInt(PRIMARY_SEQUENCE);
    int secondary = block.getInt(SECONDARY_SEQUENCE);
    return primary == secondary
        ? null
        : "its sequence numbers differ (" + Integer.toUnsignedString(primary) + " and "
            + Integer.toUnsignedString(secondary) + ")";
  }

  /** The minor version, 1 to 6. */
  public int minorVersion() {
    return layout.minorVersion();
  }

  /** Whether the hive is dirty: its newest data may be in its logs. */
  public boolean dirty() {
    return dirt != null;
  }

  /**
   * How many bytes of bins a file can be read for.
   *
   * @param block the base block, or what there is of it
   * @param fileSize in bytes
   * @return what the block says, but no more than the file has
   */
  static int binsSize(ByteBuffer block, long fileSize) {
    if (block.limit() < Regf.BASE_BLOCK_SIZE) {
      return 0;
    }
    return (int) Math.min(Math.max(block.getInt(BINS_SIZE), 0), fileSize - Regf.BASE_BLOCK_SIZE);
  }

  /** The exclusive-or of the first 127 numbers, of which the values 0 and -1 are avoided (Base block, note 2). */
  public static int checksum(ByteBuffer block) {
    int checksum = 0;
    for (int offset = 0; offset < CHECKSUM; offset += Integer.BYTES) {
      checksum ^= block.getInt(offset);
    }
    return switch (checksum) {
      case -1 -> -2;
      case 0 -> 1;
      default -> checksum;
    };
  }

  /** Writes what every hive's base block begins with, and what the format fixes. */
  public static void putFixedFields(ByteBuffer block, int minorVersion) {
    block.put(0, "regf".getBytes(StandardCharsets.US_ASCII));
    block.putInt(20, 1).putInt(24, minorVersion).putInt(28, PRIMARY_FILE);
    block.putInt(32, 1); // direct memory load, the only format
    block.putInt(44, 1); // clustering factor of a disk with sectors of 512 bytes
  }

  /**
   * Counts a base block on, as one finished write of the hive does: both sequences, the moment and the checksum.
   *
   * <p>Transaction logs beside the hive may stay. A hive with a right checksum and equal sequences is not recovered,
   * and log entries that look newer are ignored (specification: Dirty state of a hive). Should the next Windows to
   * write here be interrupted, what was in the logs before fits less than it did: an old log needs the same
   * last-written moment, and a new one must not begin below the secondary sequence (Old format, note 3; New format,
   * note 7). And Windows stores its changes in a log before it writes them to the hive (Types of files). For a hive whose
   * logs were replayed, {@link io.drivemend.hive.log.HiveImage} says more.
   */
  public static void advance(ByteBuffer block, Instant now) {
    block.putInt(PRIMARY_SEQUENCE, block.getInt(PRIMARY_SEQUENCE) + 1);
    block.putInt(SECONDARY_SEQUENCE, block.getInt(SECONDARY_SEQUENCE) + 1);
    block.putLong(LAST_WRITTEN, filetime(now));
    block.putInt(CHECKSUM, checksum(block));
  }

  /** The moment that a FILETIME gives. */
  static Instant instant(long filetime) {
    return Filetime.instant(filetime);
  }

  /** A moment as the registry stores it: units of 100 ns since the year 1601 (FILETIME). */
  public static long filetime(Instant moment) {
    return Filetime.of(moment);
  }
}
