package io.drivemend.hive.format;

/**
 * Where a hive is not as it should be, and how. It is the cause of each {@code HIVE_DAMAGED}, whose sentence says the
 * same in words.
 */
final class Damage extends Exception {

  private static final long serialVersionUID = 1L;

  private final long offset;

  Damage(long offset, String reason) {
    super(reason, null, false, false);
    this.offset = offset;
  }

  /** In bytes from the file's start. */
  long offset() {
    return offset;
  }
}
