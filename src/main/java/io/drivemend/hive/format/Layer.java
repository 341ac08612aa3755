package io.drivemend.hive.format;

/**
 * What a key means to the keys of the same path in the hive above which Windows lays this one, in a container
 * (specification: Layered keys). All keys of a hive without layers are {@link #MERGED}.
 */
public enum Layer {
  /** Both keys are seen as one. */
  MERGED,
  /** The key counts as deleted, whatever the other hive has. */
  TOMBSTONE,
  /** Only this key is seen. */
  SUPERSEDES,
  /** Only this key is seen, and only what this hive has below it. */
  SUPERSEDES_TREE;

  private static final int MASK = 3;

  static Layer of(int field) {
    return values()[field & MASK];
  }
}
