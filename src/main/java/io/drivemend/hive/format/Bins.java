package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.util.Arrays;

/**
 * Where the hive bins begin (specification: Hive bin). They stand one behind the other and fill the bins' data. Where a
 * bin is damaged is a gap, in which nothing can be found.
 */
final class Bins {

  private static final int SIGNATURE = 0x6e696268; // hbin

  /** For each run of {@link Regf#BIN_ALIGNMENT} bytes, where the bin or, as a negative number, the gap ends. */
  private final int[] ends;

  private Bins(int[] ends) {
    this.ends = ends;
  }

  /** Reads the header of every bin: a chain that is broken anywhere is damage, even where nobody reads. */
  static Bins read(HiveBytes bytes, int binsSize, Faults faults) throws DriveMendException {
    if (binsSize <= 0 || binsSize % Regf.BIN_ALIGNMENT != 0 || binsSize > bytes.binsSize()) {
      faults.damaged(Part.BASE_BLOCK, bytes.damagedAt(BaseBlock.BINS_SIZE, "its bins are said to have "
          + Integer.toUnsignedString(binsSize) + " bytes, and the file has " + bytes.size()));
    }
    int[] ends = new int[bytes.binsSize() / Regf.BIN_ALIGNMENT];
    int size = ends.length * Regf.BIN_ALIGNMENT;
    for (int start = 0; start < size; start = Math.abs(ends[start / Regf.BIN_ALIGNMENT])) {
      boolean sound = isBin(bytes, start, size);
      if (!sound) {
        faults.damaged(Part.BIN, defect(bytes, start));
      }
      int end = sound ? start + bytes.int32(start + 8) : nextBin(bytes, start, size);
      Arrays.fill(ends, start / Regf.BIN_ALIGNMENT, end / Regf.BIN_ALIGNMENT, sound ? end : -end);
    }
    return new Bins(ends);
  }

  private static boolean isBin(HiveBytes bytes, int start, int size) {
    return bytes.int32(start) == SIGNATURE && bytes.int32(start + 4) == start && fits(bytes.int32(start + 8), size - start);
  }

  private static boolean fits(int binSize, int room) {
    return binSize > 0 && binSize % Regf.BIN_ALIGNMENT == 0 && binSize <= room;
  }

  private static DriveMendException defect(HiveBytes bytes, int start) {
    if (bytes.int32(start) != SIGNATURE) {
      return bytes.damaged(start, "a hive bin should begin here");
    }
    return bytes.int32(start + 4) != start
        ? bytes.damaged(start + 4, "the hive bin names another place than its own")
        : bytes.damaged(
            start + 8, "a hive bin cannot have " + Integer.toUnsignedString(bytes.int32(start + 8)) + " bytes here");
  }

  /** Behind a damaged bin, whose size proves nothing, the next place that looks like one. */
  private static int nextBin(HiveBytes bytes, int damaged, int size) {
    int start = damaged + Regf.BIN_ALIGNMENT;
    while (start < size && !isBin(bytes, start, size)) {
      start += Regf.BIN_ALIGNMENT;
    }
    return start;
  }

  /** The size of all bins in bytes. */
  int size() {
    return ends.length * Regf.BIN_ALIGNMENT;
  }

  /** Where the bin or gap ends that an offset lies in. */
  int endAt(int offset) {
    return Math.abs(ends[offset / Regf.BIN_ALIGNMENT]);
  }

  /** Whether the bin is damaged that an offset lies in. */
  boolean isGap(int offset) {
    return 0 <= offset && offset < size() && ends[offset / Regf.BIN_ALIGNMENT] < 0;
  }

  /**
   * How many bytes of the bin lie behind an offset in the bins.
   *
   * @return 0 when no cell can begin there
   */
  int roomAt(int offset) {
    if (offset < 0 || offset >= size() || isGap(offset)) {
      return 0;
    }
    int run = offset / Regf.BIN_ALIGNMENT;
    boolean beginsBin = run == 0 || Math.abs(ends[run - 1]) <= offset;
    boolean inHeader = beginsBin && offset % Regf.BIN_ALIGNMENT < Regf.BIN_HEADER_SIZE;
    return inHeader ? 0 : ends[run] - offset;
  }
}
