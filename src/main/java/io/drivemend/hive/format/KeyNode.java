package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.nio.ByteBuffer;

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
    ByteBuffer node = cell.read("nk", Regf.KEY_NODE_SIZE);
    int flags = node.getShort(2);
    boolean hasValues = (flags & Regf.KEY_PREDEF_HANDLE) == 0;
    int nameLength = Short.toUnsignedInt(node.getShort(72));
    return new KeyNode(
        offset,
        node.getInt(16),
        depth,
        node.getInt(20),
        node.getInt(28),
        hasValues ? node.getInt(36) : 0,
        node.getInt(40),
        cell.name(Regf.KEY_NODE_SIZE, nameLength, (flags & Regf.KEY_COMP_NAME) != 0));
  }
}
