package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.ValueType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A value's record (specification: Key value), with the places of its data.
 *
 * @param name empty for the key's default value
 * @param size the data's size in bytes
 * @param extents where the data stands in the file, in order
 */
public record KeyValue(String name, ValueType type, int size, List<Extent> extents) {

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

  static KeyValue read(Cells cells, int minorVersion, int offset) throws DriveMendException {
    Cell cell = cells.at(offset);
    ByteBuffer value = cell.read("vk", Regf.KEY_VALUE_SIZE);
    int nameLength = Short.toUnsignedInt(value.getShort(2));
    boolean latin1 = (value.getShort(16) & Regf.VALUE_COMP_NAME) != 0;
    String name = cell.name(Regf.KEY_VALUE_SIZE, nameLength, latin1);
    int size = value.getInt(4) & ~Regf.DATA_INLINE;
    ValueType type = new ValueType(value.getInt(12));
    boolean inline = value.getInt(4) < 0;
    if (inline && size > Integer.BYTES) {
      throw cell.damaged("a value cannot keep " + size + " bytes in its own record");
    }
    if (inline || size == 0) {
      return new KeyValue(name, type, size, List.of(new Extent(cell.start() + DATA_OFFSET, size)));
    }
    return new KeyValue(name, type, size, extents(cells, minorVersion, cells.at(value.getInt(DATA_OFFSET)), size));
  }

  private static List<Extent> extents(Cells cells, int minorVersion, Cell data, int size) throws DriveMendException {
    // libhivex writes one large cell whatever the version. A big data record is far smaller than what it describes.
    if (size <= data.size()) {
      return List.of(new Extent(data.start(), size));
    }
    if (minorVersion <= 3 || size <= Regf.SEGMENT_SIZE) {
      throw data.damaged("the cell is too small for a value of " + size + " bytes");
    }
    return segments(cells, data, size);
  }

  private static List<Extent> segments(Cells cells, Cell bigData, int size) throws DriveMendException {
    ByteBuffer head = bigData.read("db", 8);
    int count = Short.toUnsignedInt(head.getShort(2));
    if (size > cells.bins().size() || count != Math.ceilDiv(size, Regf.SEGMENT_SIZE)) {
      throw bigData.damaged("a value of " + size + " bytes cannot stand in " + count + " segments");
    }
    ByteBuffer list = cells.at(head.getInt(4)).read(0, count * Integer.BYTES);
    List<Extent> extents = new ArrayList<>();
    for (int left = size; left > 0; left -= Regf.SEGMENT_SIZE) {
      int length = Math.min(left, Regf.SEGMENT_SIZE);
      Cell segment = cells.at(list.getInt());
      if (length > segment.size()) {
        throw segment.damaged("the cell is too small for a segment of " + length + " bytes");
      }
      extents.add(new Extent(segment.start(), length));
    }
    return extents;
  }
}
