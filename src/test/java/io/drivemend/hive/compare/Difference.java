package io.drivemend.hive.compare;

/** Where another program reads something else than DriveMend does; src/docs/hives.md tells why. */
enum Difference {
  /** hivexml: what stands in a string behind its first NUL is not shown. */
  TEXT_ENDS_AT_NUL,

  /** hivexml: large data is said to stand in one piece, though it may be in segments. */
  PLACE_OF_LARGE_DATA,

  /** hivexml: a value without data is said to have some, where it points to a cell. */
  PLACE_OF_NO_DATA,

  /** regfexport: a string ends at the first NUL of its cell, before or after where its size says. */
  TEXT_ENDS_IN_CELL,

  /** regfexport: a number whose size is not its type's is not shown. */
  NUMBER_OF_ANOTHER_SIZE,

  /** regfexport: data of fewer than four bytes in the record itself is taken from the field's end. */
  FEW_BYTES_FROM_THE_WRONG_END,

  /** reglookup: text that is not all ASCII is shown as bytes. */
  TEXT_AS_BYTES,

  /** reglookup: all NULs at the end of a string are left out, however many its size counts. */
  NULS_AT_THE_END,

  /** reglookup: empty strings between others of a list are left out. */
  EMPTY_STRINGS_LEFT_OUT
}
