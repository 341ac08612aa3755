package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gathers the cells of a key's subkeys (specification: Index leaf, Fast leaf, Hash leaf, Index root). The name hints
 * and hashes beside the offsets only save time, so they are passed over.
 */
final class SubkeyList {

  private static final int COUNT = 2;
  private static final int ELEMENTS = 4;
  private static final int OFFSET_ALONE = 4;
  private static final int OFFSET_AND_HINT = 8;

  private SubkeyList() {}

  /** The subkeys' offsets in the bins, in the list's order. */
  static int[] read(Cells cells, KeyNode key) throws DriveMendException {
    return read(cells, key, Faults.THROWN);
  }

  /** The same, or as much of it as there is. */
  static int[] read(Cells cells, KeyNode key, Faults faults) throws DriveMendException {
    int expected = key.subkeyCount();
    if (expected == 0) {
      return new int[0];
    }
    Cell list = cells.at(key.subkeyList());
    if (expected < 0 || expected > cells.mostKeys()) {
      throw list.damaged("the hive has no room for " + Integer.toUnsignedString(expected) + " subkeys");
    }
    int[] offsets = Signature.of(list.uint16(0)) == Signature.INDEX_ROOT
        ? readLeaves(cells, list, expected, faults)
        : readLeaf(cells, list);
    if (offsets.length != expected) {
      faults.damaged(
          Part.SUBKEYS, list.damaged("the list has " + offsets.length + " subkeys, and the key counts " + expected));
    }
    if (Offsets.repeat(offsets)) {
      faults.damaged(Part.SUBKEYS, list.damaged("the list has a subkey twice"));
    }
    return offsets;
  }

  /** An index root lists leaves and never another index root. */
  private static int[] readLeaves(Cells cells, Cell root, int expected, Faults faults) throws DriveMendException {
    List<int[]> leaves = new ArrayList<>();
    int left = expected;
    for (int offset : elements(root, OFFSET_ALONE)) {
      int[] leaf = faults.reading(Part.SUBKEYS, () -> readLeaf(cells, cells.at(offset)));
      if (leaf == null) {
        continue;
      }
      left -= leaf.length;
      if (left < 0) {
        throw root.damaged("the lists have more subkeys than the " + expected + " that the key counts");
      }
      leaves.add(leaf);
    }
    return leaves.stream().flatMapToInt(IntStream::of).toArray();
  }

  private static int[] readLeaf(Cells cells, Cell leaf) throws DriveMendException {
    boolean hints = cells.layout().hasFastLeaves();
    return switch (Signature.of(leaf.uint16(0))) {
      case INDEX_LEAF -> elements(leaf, OFFSET_ALONE);
      case Signature signature when hints && signature.isHintedLeaf() -> elements(leaf, OFFSET_AND_HINT);
      case null, default -> throw leaf.damaged("a list of subkeys should stand here");
    };
  }

  private static int[] elements(Cell list, int size) throws DriveMendException {
    return list.int32s(ELEMENTS, list.uint16(COUNT), size);
  }
}
