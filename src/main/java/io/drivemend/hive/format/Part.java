package io.drivemend.hive.format;

/** The parts of a hive, as far as they are of different importance when they are damaged. */
public enum Part {
  /** The head of the file, which says how many bytes of bins follow. */
  BASE_BLOCK,
  /** The head of a bin. */
  BIN,
  /** The size of a cell, by which the next one is found. */
  CELL,
  /** The key from which all others hang. */
  ROOT,
  /** The list of the subkeys of a key. */
  SUBKEYS,
  /** The order of such a list. */
  ORDER,
  /** A subkey of a key. */
  SUBKEY,
  /** The list of the values of a key. */
  VALUES,
  /** A value of a key: its record or its data. */
  VALUE,
  /** The security descriptor of a key. */
  SECURITY,
  /** The class name of a key. */
  CLASS_NAME
}
