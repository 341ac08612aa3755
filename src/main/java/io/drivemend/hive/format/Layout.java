package io.drivemend.hive.format;

import java.util.Objects;

/**
 * How the records of a hive are laid out, which depends on the version of Windows that made it (specification: Very old
 * versions of Windows, Hash leaf, Big data, Layered keys).
 *
 * @param minorVersion 1 (Windows NT 3.1), 2 (NT 3.5 and 3.51), 3 (NT 4 to Windows 11), 4, 5 (XP to Windows 11) or 6; 1
 *     and 2 are for reading only, because no such hive could be had to try a repair on
 * @param layered whether keys and values can hide those of another hive below
 */
public record Layout(int minorVersion, boolean layered) {

  static final int OLDEST = 1;
  static final int OLDEST_REPAIRED = 3;
  static final int NEWEST = 6;

  /** Whether hives of a minor version are known. */
  static boolean knows(int minorVersion) {
    return OLDEST <= minorVersion && minorVersion <= NEWEST;
  }

  public Layout {
    Objects.checkIndex(minorVersion - OLDEST, NEWEST);
  }

  /** The layout that a version has on its own. */
  public Layout(int minorVersion) {
    this(minorVersion, false);
  }

  /** Bytes before a cell's content: its size, and in the oldest version where the cell before it begins. */
  public int cellHeaderSize() {
    return minorVersion == 1 ? 8 : Regf.CELL_HEADER_SIZE;
  }

  /** Cells start at and measure multiples of this many bytes. */
  public int cellAlignment() {
    return minorVersion == 1 ? 16 : Regf.CELL_ALIGNMENT;
  }

  /** Whether a name can have one byte for each character, and records have the flags to say so. */
  public boolean hasCompressedNames() {
    return minorVersion > 1;
  }

  /** Whether there are lists of subkeys with hints; before, a list is an index leaf. */
  public boolean hasFastLeaves() {
    return minorVersion > 2;
  }

  /** Whether Windows writes lists of subkeys with hashes. */
  public boolean hasHashLeaves() {
    return minorVersion > 4;
  }

  /** Whether large data is cut into segments. */
  public boolean hasBigData() {
    return minorVersion > 3;
  }
}
