package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.util.BitSet;

/** Cells of which each may be asked for once, because only one thing may point to it. */
final class UnsharedCells extends Cells {

  /** The cells in use that nothing has pointed to yet, by their offset over {@link Regf#CELL_ALIGNMENT}. */
  private final BitSet unclaimed;

  private UnsharedCells(HiveBytes bytes, Bins bins, Layout layout, BitSet unclaimed) {
    super(bytes, bins, layout);
    this.unclaimed = unclaimed;
  }

  /** Goes through the cells of every bin: they stand one behind the other and fill it. */
  static UnsharedCells of(HiveBytes bytes, Bins bins, Layout layout) throws DriveMendException {
    BitSet inUse = new BitSet(bins.size() / Regf.CELL_ALIGNMENT);
    for (int bin = 0; bin < bins.size(); bin = bins.endAt(bin)) {
        int end = bins.endAt(bin);
      for (int offset = bin + Regf.BIN_HEADER_SIZE; offset < end; ) {
        int size = bytes.int32(offset);
        int length = Math.abs(size);
        if (length <= 0 || length > end - offset || length % layout.cellAlignment() != 0) {
          throw bytes.damaged(offset, "a cell cannot have " + Math.abs((long) size) + " bytes here");
        }
        if (size < 0) {
          inUse.set(offset / Regf.CELL_ALIGNMENT);
        }
        offset += length;
      }
    }
    return new UnsharedCells(bytes, bins, layout, inUse);
  }

  @Override
  Cell at(int offset) throws DriveMendException {
    Cell cell = super.at(offset);
    int number = offset / Regf.CELL_ALIGNMENT;
    if (!unclaimed.get(number)) {
      throw cell.damaged("two things point to this cell, or it lies within another");
    }
    unclaimed.clear(number);
    return cell;
  }
}
