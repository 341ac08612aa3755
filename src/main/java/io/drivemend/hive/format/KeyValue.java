package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * A value's record (specification: Key value), with the places of its data.
 *
 * @param name empty for the key's default value
 * @param tombstone whether the value counts as deleted in a hive with layers, whatever the hive below has
 * @param size the data's size in bytes
 * @param extents where the data stands in the file, in order
 */
public record KeyValue(String name, ValueType type, boolean tombstone, int size, List<Extent> extents) {

  private static final int DATA_OFFSET = 8;

  /**
   * A run of bytes in the file.
   *
   * @param offset in bytes from the file's start
   */
  public record Extent(long offset, int length) {}

  public KeyValue {
    extents = List.copyOf(extents);
  }

  static KeyValue read(Cells cells, int offset) throws DriveMendException {
    Cell cell = cells.at(offset).require(Signature.KEY_VALUE, Regf.KEY_VALUE_SIZE);
    // The oldest version has no flags; what stands in their place is the index of a title.
    int flags = cells.layout().hasCompressedNames() ? cell.uint16(16) : 0;
    boolean latin1 = (flags & Regf.VALUE_COMP_NAME) != 0;
    boolean tombstone = cells.layout().layered() && (flags & Regf.VALUE_TOMBSTONE) != 0;
    String name = cell.name(Regf.KEY_VALUE_SIZE, cell.uint16(2), latin1);
    int sizeField = cell.int32(4);
    int size = sizeField & ~Regf.DATA_INLINE;
    boolean inline = sizeField < 0;
    ValueType type = new ValueType(cell.int32(12));
    if (inline && size > Integer.BYTES) {
      throw cell.damaged("a value cannot keep " + size + " bytes in its own record");
    }
    if (inline || size == 0) {
      return new KeyValue(name, type, tombstone, size, List.of(extent(cell, DATA_OFFSET, size)));
    }
    return new KeyValue(name, type, tombstone, size, extents(cells, cells.at(cell.int32(DATA_OFFSET)), size));
  }

  private static List<Extent> extents(Cells cells, Cell data, int size) throws DriveMendException {
    // libhivex writes one large cell whatever the version. A big data record is far smaller than what it describes.
    if (size <= data.size()) {
      return List.of(extent(data, 0, size));
    }
    if (!cells.layout().hasBigData() || size <= Regf.SEGMENT_SIZE) {
      throw data.damaged("the cell is too small for a value of " + size + " bytes");
    }
    return segments(cells, data, size);
  }

  private static List<Extent> segments(Cells cells, Cell bigData, int size) throws DriveMendException {
    bigData.require(Signature.BIG_DATA, 8);
    int count = bigData.uint16(2);
    if (size > cells.bins().size() || count != Math.ceilDiv(size, Regf.SEGMENT_SIZE)) {
      throw bigData.damaged("a value of " + size + " bytes cannot stand in " + count + " segments");
    }
    int left = size;
    List<Extent> extents = new ArrayList<>();
    for (int offset : cells.at(bigData.int32(4)).int32s(0, count, Integer.BYTES)) {
      int length = Math.min(left, Regf.SEGMENT_SIZE);
      Cell segment = cells.at(offset);
      if (length > segment.size()) {
        throw segment.damaged("the cell is too small for a segment of " + length + " bytes");
      }
      extents.add(extent(segment, 0, length));
      left -= length;
    }
    return extents;
  }

  private static Extent extent(Cell cell, int from, int length) {
    return new Extent(Regf.BASE_BLOCK_SIZE + (long) cell.start() + from, length);
  }
}
