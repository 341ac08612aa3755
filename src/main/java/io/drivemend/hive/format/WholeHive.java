package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.util.HashSet;
import java.util.Set;

/**
 * Goes through everything that hangs from the root. Since no cell is taken twice, it ends after as many steps as the
 * hive has cells, and since {@link KeyNode} bounds the depth, the stack suffices.
 */
final class WholeHive {

  private static final int SECURITY = 44;
  private static final int SECURITY_HEADER_SIZE = 20;
  private static final int DESCRIPTOR_SIZE = 16;

  private final Cells all;
  private final UnsharedCells unshared;
  private final Set<Integer> descriptors = new HashSet<>();

  private WholeHive(Cells all, UnsharedCells unshared) {
    this.all = all;
    this.unshared = unshared;
  }

  static void requireSound(HiveBytes bytes, BaseBlock baseBlock, Cells all) throws DriveMendException {
    WholeHive hive = new WholeHive(all, UnsharedCells.of(bytes, all.bins(), all.layout()));
    hive.walk(KeyNode.root(hive.unshared, baseBlock.rootCell()));
  }

  private void walk(KeyNode key) throws DriveMendException {
    Cell node = all.at(key.cell());
    checkSecurity(node.int32(SECURITY));
    checkClassName(key.className(), key.classNameSize());
    ValueList.visit(unshared, key, value -> {});
    for (int subkey : SubkeyList.read(unshared, key)) {
      walk(key.subkey(unshared, subkey));
    }
  }

  /** Keys with the same rights share a descriptor (specification: Key security). */
  private void checkSecurity(int offset) throws DriveMendException {
    if (offset != Regf.NIL && descriptors.add(offset)) {
      Cell cell = unshared.at(offset).require(Signature.KEY_SECURITY, SECURITY_HEADER_SIZE);
      cell.require(SECURITY_HEADER_SIZE, cell.int32(DESCRIPTOR_SIZE));
    }
  }

  private void checkClassName(int offset, int length) throws DriveMendException {
    if (length > 0) {
      unshared.at(offset).require(0, length);
    }
  }
}
