package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Where the hive bins begin (specification: Hive bin). They stand one behind the other and fill the bins' data. */
final class Bins {

  private static final int SIGNATURE = 0x6e696268; // hbin

  private final int[] starts;
  private final int size;

  private Bins(int[] starts, int size) {
    this.starts = starts;
    this.size = size;
  }

  /** Reads the header of every bin: a chain that is broken anywhere is damage, even where nobody reads. */
  static Bins read(HiveBytes bytes, int binsSize) throws DriveMendException {
    int[] starts = new int[binsSize / Regf.BIN_ALIGNMENT];
    int count = 0;
    for (int start = 0; start < binsSize; ) {
      long place = Regf.BASE_BLOCK_SIZE + (long) start;
      ByteBuffer header = bytes.read(place, 12);
      int size = header.getInt(8);
      if (header.getInt(0) != SIGNATURE) {
        throw bytes.damaged(place, "a hive bin should begin here");
      }
      if (header.getInt(4) != start) {
        throw bytes.damaged(place + 4, "the hive bin names another place than its own");
      }
      if (size <= 0 || size % Regf.BIN_ALIGNMENT != 0 || size > binsSize - start) {
        throw bytes.damaged(place + 8, "a hive bin cannot have " + Integer.toUnsignedString(size) + " bytes here");
      }
      starts[count++] = start;
      start += size;
    }
    return new Bins(Arrays.copyOf(starts, count), binsSize);
  }

  /** The size of all bins in bytes. */
  int size() {
    return size;
  }

  /** Where each bin begins, in order; a copy. */
  int[] starts() {
    return starts.clone();
  }

  /**
   * How many bytes of the bin lie behind an offset in the bins.
   *
   * @return 0 or less when no cell can begin there
   */
  int roomAt(int offset) {
    if (offset < 0 || offset >= size) {
      return 0;
    }
    int found = Arrays.binarySearch(starts, offset);
    int bin = found >= 0 ? found : -found - 2;
    int end = bin + 1 < starts.length ? starts[bin + 1] : size;
    return offset < starts[bin] + Regf.BIN_HEADER_SIZE ? 0 : end - offset;
  }
}
