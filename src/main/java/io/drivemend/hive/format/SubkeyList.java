package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;

/**
 * Gathers the cells of a key's subkeys (specification: Index leaf, Fast leaf, Hash leaf, Index root). The name hints
 * and hashes beside the offsets only save time, so they are passed over.
 */
final class SubkeyList {

  private final Cells cells;
  private final int[] offsets;
  private int count;

  private SubkeyList(Cells cells, int expected) {
    this.cells = cells;
    this.offsets = new int[expected];
  }

  /** The subkeys' offsets in the bins, in the list's order. */
  static int[] read(Cells cells, KeyNode key) throws DriveMendException {
    int expected = key.subkeyCount();
    if (expected == 0) {
      return new int[0];
    }
    Cell cell = cells.at(key.subkeyList());
    if (expected < 0 || expected > cells.mostKeys()) {
      throw cell.damaged("the hive has no room for " + Integer.toUnsignedString(expected) + " subkeys");
    }
    SubkeyList list = new SubkeyList(cells, expected);
    list.add(cell, true);
    if (list.count != expected) {
      throw cell.damaged("the list has " + list.count + " subkeys, and the key counts " + expected);
    }
    if (Offsets.repeat(list.offsets)) {
      throw cell.damaged("the list has a subkey twice");
    }
    return list.offsets;
  }

  private void add(Cell cell, boolean rootAllowed) throws DriveMendException {
    switch (Signature.of(cell.uint16(0))) {
      case FAST_LEAF, HASH_LEAF -> addLeaf(cell, 8);
      case INDEX_LEAF -> addLeaf(cell, 4);
      case INDEX_ROOT -> addRoot(cell, rootAllowed);
      case null, default -> throw cell.damaged("a list of subkeys should stand here");
    }
  }

  private void addLeaf(Cell cell, int elementSize) throws DriveMendException {
    for (int offset : elements(cell, elementSize)) {
      if (count == offsets.length) {
        throw cell.damaged("the list has more subkeys than the " + count + " that the key counts");
      }
      offsets[count++] = offset;
    }
  }

  private void addRoot(Cell cell, boolean allowed) throws DriveMendException {
    if (!allowed) {
      throw cell.damaged("an index root stands within an index root");
    }
    for (int leaf : elements(cell, 4)) {
      add(cells.at(leaf), false);
    }
  }

  private static int[] elements(Cell cell, int elementSize) throws DriveMendException {
    return cell.int32s(4, cell.uint16(2), elementSize);
  }
}
