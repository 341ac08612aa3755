package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.util.BitSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Cells of which each may be asked for once, because only one thing may point to it. */
final class UnsharedCells extends Cells {

  /** The cells in use that nothing has pointed to yet, by their offset over {@link Regf#CELL_ALIGNMENT}. */
  private final BitSet unclaimed;

  /** Runs where the cells could not be told apart, by their start with their end. */
  private final NavigableMap<Integer, Integer> lost = new TreeMap<>();

  private long inUse;
  private long claimed;

  private UnsharedCells(HiveBytes bytes, Bins bins, Layout layout) {
    super(bytes, bins, layout);
    unclaimed = new BitSet(bins.size() / Regf.CELL_ALIGNMENT);
  }

  /** Goes through the cells of every bin: they stand one behind the other and fill it. */
  static UnsharedCells of(HiveBytes bytes, Bins bins, Layout layout, Faults faults, Examiner examiner)
      throws DriveMendException {
    UnsharedCells cells = new UnsharedCells(bytes, bins, layout);
    for (int bin = 0; bin < bins.size(); bin = bins.endAt(bin)) {
      if (!bins.isGap(bin)) {
        examiner.bin();
        cells.findIn(bytes, bin, faults, examiner);
      }
    }
    return cells;
  }

  private void findIn(HiveBytes bytes, int bin, Faults faults, Examiner examiner) throws DriveMendException {
    int end = bins().endAt(bin);
    for (int offset = bin + Regf.BIN_HEADER_SIZE; offset < end; ) {
      int size = bytes.int32(offset);
      int length = Math.abs(size);
      if (length <= 0 || length > end - offset || length % layout().cellAlignment() != 0) {
        faults.damaged(
            Part.CELL, bytes.damaged(offset, "a cell cannot have " + Math.abs((long) size) + " bytes here"));
        lost.put(offset, end);
        return;
      }
      examiner.cell(length, size < 0);
      if (size < 0) {
        unclaimed.set(offset / Regf.CELL_ALIGNMENT);
        inUse++;
      }
      offset += length;
    }
  }

  @Override
  Cell at(int offset) throws DriveMendException {
    Cell cell = super.at(offset);
    int number = offset / Regf.CELL_ALIGNMENT;
    if (!unclaimed.get(number)) {
      throw cell.damaged(
          isLost(offset)
              ? "something points here, behind a damaged cell"
              : "two things point to this cell, or it lies within another");
    }
    unclaimed.clear(number);
    claimed++;
    return cell;
  }

  private boolean isLost(int offset) {
    Map.Entry<Integer, Integer> before = lost.floorEntry(offset);
    return before != null && offset < before.getValue();
  }

  /** The number of cells in use. */
  long inUse() {
    return inUse;
  }

  /** The number of those that were asked for. */
  long claimed() {
    return claimed;
  }
}
