package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;

/** Finds cells in use by their offset in the bins (specification: Cell). */
class Cells {

  /** The smallest cell that holds a key node, in bytes; no hive has more keys than such cells. */
  private static final int SMALLEST_KEY = Regf.CELL_HEADER_SIZE + Regf.KEY_NODE_SIZE;

  private final HiveBytes bytes;
  private final Bins bins;
  private final Layout layout;

  Cells(HiveBytes bytes, Bins bins, Layout layout) {
    this.bytes = bytes;
    this.bins = bins;
    this.layout = layout;
  }

  final Layout layout() {
    return layout;
  }

  /** The bins that the cells stand in. */
  final Bins bins() {
    return bins;
  }

  /** The cell that something else points to. */
  Cell at(int offset) throws DriveMendException {
    int room = bins.roomAt(offset);
    int alignment = layout.cellAlignment();
    if (room < alignment || offset % alignment != 0) {
      throw bytes.damaged(
          offset,
          bins.isGap(offset)
              ? "something points here, into a damaged bin"
              : "something points here, and no cell can begin here");
    }
    int size = bytes.int32(offset);
    if (size >= 0) {
      throw bytes.damaged(offset, "something points to a cell that is not in use");
    }
    if (-size < 0 || -size > room || size % alignment != 0) {
      throw bytes.damaged(offset, "a cell cannot have " + -(long) size + " bytes here");
    }
    int header = layout.cellHeaderSize();
    return new Cell(bytes, offset + header, -size - header);
  }

  /** The most keys that the bins have room for. */
  final int mostKeys() {
    return bins.size() / SMALLEST_KEY;
  }
}
