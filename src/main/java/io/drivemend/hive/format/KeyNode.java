package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;

/**
 * A key (specification: Key node).
 *
 * @param cell its offset in the bins
 * @param parent the offset of the key above; without meaning for the root
 * @param depth how many keys are above it
 * @param name as spelled in the hive
 */
public record KeyNode(
    int cell, int parent, int depth, int subkeyCount, int subkeyList, int valueCount, int valueList, String name) {

  /** No key of Windows has more above it (Microsoft, "Registry element size limits"). */
  static final int DEEPEST = 512;

  static KeyNode root(Cells cells, int offset) throws DriveMendException {
    return read(cells.at(offset), offset, 0);
  }

  /**
   * Reads a key that another key lists. Since each key has one parent, which lists it once, and the depth is bounded,
   * whoever walks down from the root comes to an end.
   */
  KeyNode subkey(Cells cells, int offset) throws DriveMendException {
    Cell place = cells.at(offset);
    KeyNode subkey = read(place, offset, depth + 1);
    if (subkey.parent() != cell) {
      throw place.damaged("the key is listed by another key than its parent");
    }
    if (subkey.depth() > DEEPEST) {
      throw place.damaged("the key lies deeper than " + DEEPEST + " keys");
    }
    if (subkey.name().isEmpty()) {
      throw place.damaged("the key has no name");
    }
    return subkey;
  }

  private static KeyNode read(Cell cell, int offset, int depth) throws DriveMendException {
    cell.require(Signature.KEY_NODE, Regf.KEY_NODE_SIZE);
    int flags = cell.uint16(2);
    boolean hasValues = (flags & Regf.KEY_PREDEF_HANDLE) == 0;
    return new KeyNode(
        offset,
        cell.int32(16),
        depth,
        cell.int32(20),
        cell.int32(28),
        hasValues ? cell.int32(36) : 0,
        cell.int32(40),
        cell.name(Regf.KEY_NODE_SIZE, cell.uint16(72), (flags & Regf.KEY_COMP_NAME) != 0));
  }
}
