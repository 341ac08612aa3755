package io.drivemend.hive;

import io.drivemend.hive.format.Layout;
import io.drivemend.hive.format.Regf;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays cells into hive bins, one behind the other. A cell that no longer fits opens a new bin. */
final class BinWriter {

  private final Layout layout;
  private final List<ByteBuffer> bins = new ArrayList<>();
  private @Nullable ByteBuffer last;
  private int size;

  /** In the bin, where the cell before the next one begins (specification: Very old versions of Windows). */
  private int cellBefore;

  BinWriter(Layout layout) {
    this.layout = layout;
  }

  /**
   * A new cell.
   *
   * @param offset its offset in the bins, by which others point to it
   * @param content its content to be filled in, zero so far
   */
  record NewCell(int offset, ByteBuffer content) {}

  NewCell allocate(int contentSize) {
    int needed = aligned(contentSize + layout.cellHeaderSize(), layout.cellAlignment());
    ByteBuffer bin = last == null || last.remaining() < needed ? openBin(needed) : last;
    int offset = size - bin.remaining();
    int next = bin.position() + needed;
    putHeader(bin, -needed);
    ByteBuffer content = bin.slice(bin.position(), contentSize).order(ByteOrder.LITTLE_ENDIAN);
    bin.position(next);
    return new NewCell(offset, content);
  }

  /** The size of all bins in bytes. */
  int size() {
    return size;
  }

  /**
   * Closes the last bin.
   *
   * @param lastWritten the timestamp of the first bin (Hive bin, note 3)
   * @return the bins, ready to be written
   */
  List<ByteBuffer> finish(long lastWritten) {
    closeBin();
    bins.getFirst().putLong(20, lastWritten);
    bins.forEach(ByteBuffer::rewind);
    return bins;
  }

  private ByteBuffer openBin(int needed) {
    closeBin();
    int binSize = aligned(needed + Regf.BIN_HEADER_SIZE, Regf.BIN_ALIGNMENT);
    ByteBuffer bin = ByteBuffer.allocate(binSize).order(ByteOrder.LITTLE_ENDIAN);
    bin.put("hbin".getBytes(StandardCharsets.US_ASCII)).putInt(size).putInt(binSize);
    bin.position(Regf.BIN_HEADER_SIZE);
    size = Math.addExact(size, binSize);
    bins.add(bin);
    last = bin;
    return bin;
  }

  private void closeBin() {
    if (last != null && last.hasRemaining()) {
      putHeader(last, last.remaining());
    }
    last = null;
    cellBefore = Regf.NIL;
  }

  private void putHeader(ByteBuffer bin, int cellSize) {
    int cell = bin.position();
    bin.putInt(cellSize);
    if (layout.cellHeaderSize() > Regf.CELL_HEADER_SIZE) {
      bin.putInt(cellBefore);
    }
    cellBefore = cell;
  }

  private static int aligned(int length, int alignment) {
    return Math.ceilDiv(length, alignment) * alignment;
  }
}
