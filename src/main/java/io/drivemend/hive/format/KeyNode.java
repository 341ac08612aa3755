package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.nio.ByteBuffer;

/**
 * A key (specification: Key node).
 *
 * @param cell its offset in the bins
 * @param parent the offset of the key above; without meaning for the root
 * @param name as spelled in the hive
 */
public record KeyNode(
    int cell, int parent, int subkeyCount, int subkeyList, int valueCount, int valueList, String name) {

  static KeyNode read(Cells cells, int offset) throws DriveMendException {
    Cell cell = cells.at(offset);
    ByteBuffer node = cell.read("nk", Regf.KEY_NODE_SIZE);
    int flags = node.getShort(2);
    boolean hasValues = (flags & Regf.KEY_PREDEF_HANDLE) == 0;
    int nameLength = Short.toUnsignedInt(node.getShort(72));
    return new KeyNode(
        offset,
        node.getInt(16),
        node.getInt(20),
        node.getInt(28),
        hasValues ? node.getInt(36) : 0,
        node.getInt(40),
        cell.name(Regf.KEY_NODE_SIZE, nameLength, (flags & Regf.KEY_COMP_NAME) != 0));
  }
}
