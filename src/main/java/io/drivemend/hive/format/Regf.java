package io.drivemend.hive.format;

/** Sizes and marks of the regf format that reading and building share. All numbers in a hive are little-endian. */
public final class Regf {

  /** The base block's size in bytes; offsets within the hive count from its end. */
  public static final int BASE_BLOCK_SIZE = 4096;

  /** Hive bins start at and measure multiples of this many bytes. */
  public static final int BIN_ALIGNMENT = 4096;

  /** The size of a hive bin's header, in bytes. */
  public static final int BIN_HEADER_SIZE = 32;

  /** Bytes before a cell's content: its size. */
  public static final int CELL_HEADER_SIZE = 4;

  /** Cells start at and measure multiples of this many bytes (minor version 3 and above). */
  public static final int CELL_ALIGNMENT = 8;

  /** The bytes of a key node before its name. */
  public static final int KEY_NODE_SIZE = 76;

  /** The bytes of a value before its name. */
  public static final int KEY_VALUE_SIZE = 20;

  /** The most data bytes in one cell; from minor version 4 on more is cut into segments of this size (Big data). */
  public static final int SEGMENT_SIZE = 16344;

  /** The top bit of a value's data size: the data stands in the data offset field itself (Key value, Data size). */
  public static final int DATA_INLINE = 0x8000_0000;

  /** Points nowhere. */
  public static final int NIL = -1;

  /** Key node flag: in memory only. */
  public static final int KEY_VOLATILE = 0x0001;

  /** Key node flag: the root of the hive. */
  public static final int KEY_HIVE_ENTRY = 0x0004;

  /** Key node flag: must not be deleted. */
  public static final int KEY_NO_DELETE = 0x0008;

  /** Key node flag: leads to another key. */
  public static final int KEY_SYM_LINK = 0x0010;

  /** Key node flag: the name has one byte for each character (Latin-1). */
  public static final int KEY_COMP_NAME = 0x0020;

  /** Key node flag: a handle takes the place of the number of values, and there are none. */
  public static final int KEY_PREDEF_HANDLE = 0x0040;

  /** Value flag: the name has one byte for each character (Latin-1). */
  public static final int VALUE_COMP_NAME = 0x0001;

  /** Value flag: the value counts as deleted, whatever the hive below has (Layered keys). */
  public static final int VALUE_TOMBSTONE = 0x0002;

  private Regf() {}
}
