package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;

/** Gathers the values of a key (specification: Key values list). */
final class ValueList {

  private ValueList() {}

  /** Takes records one by one. */
  interface Visitor<X extends Exception> {
    void visit(KeyValue value) throws DriveMendException, X;
  }

  /**
   * Hands over the records in the list's order. What they say of themselves is no more than the hive has room for.
   */
  static <X extends Exception> void visit(Cells cells, KeyNode key, Visitor<X> visitor)
      throws DriveMendException, X {
    int[] offsets = read(cells, key);
    if (offsets.length == 0) {
      return;
    }
    Cell list = cells.at(key.valueList());
    if (Offsets.repeat(offsets)) {
      throw list.damaged("the list has a value twice");
    }
    long total = 0;
    for (int offset : offsets) {
      KeyValue value = KeyValue.read(cells, offset);
      total += Regf.KEY_VALUE_SIZE + value.name().length() + value.size();
      if (total > cells.bins().size()) {
        throw list.damaged("the values of one key are larger than the hive");
      }
      visitor.visit(value);
    }
  }

  /** The values' offsets in the bins, in the list's order. */
  static int[] read(Cells cells, KeyNode key) throws DriveMendException {
    int count = key.valueCount();
    if (count == 0) {
      return new int[0];
    }
    Cell list = cells.at(key.valueList());
    if (count < 0 || count > list.size() / Integer.BYTES) {
      throw list.damaged("the list is too small for " + Integer.toUnsignedString(count) + " values");
    }
    return list.int32s(0, count, Integer.BYTES);
  }
}
