package io.drivemend.hive;

/** How far a {@link HiveWriter} has come. Up to and with {@link #VERIFIED} the hive is the old one. */
public enum WriteStep {
  /** The hive, with its logs where it was not closed properly, is whole and holds what was diagnosed. */
  CHECKED,
  /** A copy stands beside the hive. */
  COPIED,
  /** The copy has the new bytes, and the disk has them. */
  PATCHED,
  /** The copy reads back as it should and differs in nothing else. */
  VERIFIED,
  /** The copy has taken the hive's place. */
  SWAPPED
}
