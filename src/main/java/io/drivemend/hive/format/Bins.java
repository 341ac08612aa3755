package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.util.Arrays;

/** Where the hive bins begin (specification: Hive bin). They stand one behind the other and fill the bins' data. */
final class Bins {

  private static final int SIGNATURE = 0x6e696268; // hbin

  /** For each run of {@link Regf#BIN_ALIGNMENT} bytes, where the bin ends that it belongs to. */
  private final int[] ends;

  private Bins(int[] ends) {
    this.ends = ends;
  }

  /** Reads the header of every bin: a chain that is broken anywhere is damage, even where nobody reads. */
  static Bins read(HiveBytes bytes, int binsSize) throws DriveMendException {
    if (binsSize <= 0 || binsSize % Regf.BIN_ALIGNMENT != 0 || binsSize > bytes.binsSize()) {
      throw bytes.damagedAt(BaseBlock.BINS_SIZE, "its bins are said to have " + Integer.toUnsignedString(binsSize)
          + " bytes, and the file has " + bytes.size());
    }
    int[] ends = new int[binsSize / Regf.BIN_ALIGNMENT];
    for (int start = 0; start < binsSize; start = ends[start / Regf.BIN_ALIGNMENT]) {
      int size = bytes.int32(start + 8);
      if (bytes.int32(start) != SIGNATURE) {
        throw bytes.damaged(start, "a hive bin should begin here");
      }
      if (bytes.int32(start + 4) != start) {
        throw bytes.damaged(start + 4, "the hive bin names another place than its own");
      }
      if (size <= 0 || size % Regf.BIN_ALIGNMENT != 0 || size > binsSize - start) {
        throw bytes.damaged(start + 8, "a hive bin cannot have " + Integer.toUnsignedString(size) + " bytes here");
      }
      int end = start + size;
      Arrays.fill(ends, start / Regf.BIN_ALIGNMENT, end / Regf.BIN_ALIGNMENT, end);
    }
    return new Bins(ends);
  }

  /** The size of all bins in bytes. */
  int size() {
    return ends[ends.length - 1];
  }

  /** Where the bin ends that an offset lies in. */
  int endAt(int offset) {
    return ends[offset / Regf.BIN_ALIGNMENT];
  }

  /**
   * How many bytes of the bin lie behind an offset in the bins.
   *
   * @return 0 when no cell can begin there
   */
  int roomAt(int offset) {
    if (offset < 0 || offset >= size()) {
      return 0;
    }
    int run = offset / Regf.BIN_ALIGNMENT;
    boolean beginsBin = run == 0 || ends[run - 1] <= offset;
    boolean inHeader = beginsBin && offset % Regf.BIN_ALIGNMENT < Regf.BIN_HEADER_SIZE;
    return inHeader ? 0 : ends[run] - offset;
  }
}
