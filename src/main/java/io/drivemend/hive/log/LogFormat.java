package io.drivemend.hive.log;

/** The two ways in which Windows has written logs. */
public enum LogFormat {
  /** A bitmap of changed sectors, and the sectors: NT 3.1 to Windows 8 (specification: Old format). */
  DIRTY_VECTOR,
  /** Numbered entries with hashes, shared between two files: Windows 8.1 and later (specification: New format). */
  ENTRIES
}
