package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.time.Instant;

/**
 * A key (specification: Key node).
 *
 * @param cell its offset in the bins
 * @param parent the offset of the key above; without meaning for the root
 * @param depth how many keys are above it
 * @param flags as {@link Regf} names them
 * @param lastWrittenTime as a FILETIME
 * @param className the offset of its class name; without meaning when there is none
 * @param classNameSize in bytes; 0 when there is none
 * @param name as spelled in the hive
 */
public record KeyNode(
    int cell,
    int parent,
    int depth,
    int flags,
    long lastWrittenTime,
    Layer layer,
    int subkeyCount,
    int subkeyList,
    int valueCount,
    int valueList,
    int className,
    int classNameSize,
    String name) {

  /** No key of Windows has more above it (Microsoft, "Registry element size limits"). */
  static final int DEEPEST = 512;

  /** When the key or one of its values was last changed. */
  public Instant lastWritten() {
    return BaseBlock.instant(lastWrittenTime);
  }

  /** Whether the key was meant to be in memory only; Windows writes none such to a file. */
  public boolean isVolatile() {
    return (flags & Regf.KEY_VOLATILE) != 0;
  }

  /** Whether Windows follows the key to another one, which its value {@code SymbolicLinkValue} names. */
  public boolean isSymbolicLink() {
    return (flags & Regf.KEY_SYM_LINK) != 0;
  }

  static KeyNode root(Cells cells, int offset) throws DriveMendException {
    return read(cells.layout(), cells.at(offset), offset, 0);
  }

  /**
   * Reads a key that another key lists. Since each key has one parent, which lists it once, and the depth is bounded,
   * whoever walks down from the root comes to an end.
   */
  KeyNode subkey(Cells cells, int offset) throws DriveMendException {
    Cell place = cells.at(offset);
    KeyNode subkey = read(cells.layout(), place, offset, depth + 1);
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

  private static KeyNode read(Layout layout, Cell cell, int offset, int depth) throws DriveMendException {
    cell.require(Signature.KEY_NODE, Regf.KEY_NODE_SIZE);
    int flags = cell.uint16(2);
    boolean hasValues = (flags & Regf.KEY_PREDEF_HANDLE) == 0;
    boolean latin1 = layout.hasCompressedNames() && (flags & Regf.KEY_COMP_NAME) != 0;
    return new KeyNode(
        offset,
        cell.int32(16),
        depth,
        flags,
        cell.int64(4),
        layout.layered() ? Layer.of(cell.uint8(13)) : Layer.MERGED,
        cell.int32(20),
        cell.int32(28),
        hasValues ? cell.int32(36) : 0,
        cell.int32(40),
        cell.int32(48),
        cell.uint16(74),
        cell.name(Regf.KEY_NODE_SIZE, cell.uint16(72), latin1));
  }
}
