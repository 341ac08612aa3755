package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers the values of a key (specification: Key values list). */
final class ValueList {

  private ValueList() {}

  /** The records in the list's order. What they say of themselves is no more than the hive has room for. */
  static List<KeyValue> read(Cells cells, int minorVersion, KeyNode key) throws DriveMendException {
    if (key.valueCount() == 0) {
      return List.of();
    }
    Cell list = cells.at(key.valueList());
    int[] offsets = offsets(list, key.valueCount());
    if (Offsets.repeat(offsets)) {
      throw list.damaged("the list has a value twice");
    }
    List<KeyValue> values = new ArrayList<>();
    long total = 0;
    for (int offset : offsets) {
      KeyValue value = KeyValue.read(cells, minorVersion, offset);
      total += Regf.KEY_VALUE_SIZE + value.name().length() + value.size();
      if (total > cells.bins().size()) {
        throw list.damaged("the values of one key are larger than the hive");
      }
      values.add(value);
    }
    return values;
  }

  private static int[] offsets(Cell list, int count) throws DriveMendException {
    if (count < 0 || count > list.size() / Integer.BYTES) {
      throw list.damaged("the list is too small for " + Integer.toUnsignedString(count) + " values");
    }
    int[] offsets = new int[count];
    ByteBuffer content = list.read(0, count * Integer.BYTES);
    Arrays.setAll(offsets, i -> content.getInt(i * Integer.BYTES));
    return offsets;
  }
}
