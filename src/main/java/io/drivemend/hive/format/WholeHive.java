package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through every bin and cell, and through everything that hangs from the root. Since no cell is taken twice, it ends
 * after as many steps as the hive has cells, and since {@link KeyNode} bounds the depth, the stack suffices.
 */
final class WholeHive {

  private static final int SECURITY = 44;
  private static final int SECURITY_HEADER_SIZE = 20;
  private static final int DESCRIPTOR_SIZE = 16;

  private final Cells all;
  private final UnsharedCells unshared;
  private final Faults faults;
  private final Examiner examiner;
  private final Set<Integer> descriptors = new HashSet<>();

  private WholeHive(Cells all, UnsharedCells unshared, Faults faults, Examiner examiner) {
    this.all = all;
    this.unshared = unshared;
    this.faults = faults;
    this.examiner = examiner;
  }

  static void examine(HiveBytes bytes, BaseBlock baseBlock, Examiner examiner) throws DriveMendException {
    Faults faults = new Faults(examiner);
    Layout layout = baseBlock.layout();
    Bins bins = Bins.read(bytes, baseBlock.binsSize(), faults);
    UnsharedCells unshared = UnsharedCells.of(bytes, bins, layout, faults, examiner);
    WholeHive hive = new WholeHive(new Cells(bytes, bins, layout), unshared, faults, examiner);
    KeyNode root = faults.reading(Part.ROOT, () -> KeyNode.root(unshared, baseBlock.rootCell()));
    if (root != null) {
      hive.walk(root);
    }
  }

  private void walk(KeyNode key) throws DriveMendException {
    examiner.key();
    examiner.progress(unshared.claimed(), unshared.inUse());
    faults.reading(Part.SECURITY, () -> security(all.at(key.cell()).int32(SECURITY)));
    faults.reading(Part.CLASS_NAME, () -> className(key.className(), key.classNameSize()));
    walkValues(key);
    walkSubkeys(key);
  }

  /** Keys with the same rights share a descriptor (specification: Key security). */
  private boolean security(int offset) throws DriveMendException {
    if (offset != Regf.NIL && descriptors.add(offset)) {
      Cell cell = unshared.at(offset).require(Signature.KEY_SECURITY, SECURITY_HEADER_SIZE);
      cell.require(SECURITY_HEADER_SIZE, cell.int32(DESCRIPTOR_SIZE));
    }
    return true;
  }

  private boolean className(int offset, int length) throws DriveMendException {
    if (length > 0) {
      unshared.at(offset).require(0, length);
    }
    return true;
  }

  private void walkValues(KeyNode key) throws DriveMendException {
    int[] values = faults.reading(Part.VALUES, () -> ValueList.read(unshared, key));
    if (values != null) {
      for (int offset : values) {
        if (faults.reading(Part.VALUE, () -> KeyValue.read(unshared, offset)) != null) {
          examiner.value();
        }
      }
    }
  }

  private void walkSubkeys(KeyNode key) throws DriveMendException {
    int[] subkeys = faults.reading(Part.SUBKEYS, () -> SubkeyList.read(unshared, key, faults));
    if (subkeys != null) {
      boolean ordered = true;
      KeyNode before = null;
      for (int offset : subkeys) {
        KeyNode subkey = faults.reading(Part.SUBKEY, () -> key.subkey(unshared, offset));
        if (subkey != null) {
          ordered &= isInOrder(before, subkey);
          faults.enter(subkey.name());
          walk(subkey);
          faults.leave();
          before = subkey;
        }
      }
      if (!ordered) {
        checkNames(key, subkeys);
      }
    }
  }

  /** Windows halves a list again and again to find a key in it (specification: Index leaf, Fast leaf, Hash leaf). */
  private boolean isInOrder(@Nullable KeyNode before, KeyNode key) throws DriveMendException {
    int order = before == null ? -1 : KeyNames.compare(before.name(), key.name());
    if (order > 0) {
      faults.odd(Part.ORDER, all.at(key.cell()).damaged("the key stands behind one that belongs behind it"));
    }
    return order < 0;
  }

  /** In a list that is in order the same names would be neighbours. */
  private void checkNames(KeyNode key, int[] subkeys) throws DriveMendException {
    Set<String> names = new HashSet<>();
    for (int offset : subkeys) {
      KeyNode subkey = Faults.IGNORED.reading(Part.SUBKEY, () -> key.subkey(all, offset));
      if (subkey != null && !names.add(KeyNames.upper(subkey.name()))) {
        faults.damaged(Part.SUBKEYS, all.at(offset).damaged("two subkeys of one key have the same name"));
      }
    }
  }
}
