package io.drivemend.hive.log;

/** A log that cannot be used; the message says why. */
final class Unusable extends Exception {

  private static final long serialVersionUID = 1L;

  private final SkipReason reason;

  Unusable(SkipReason reason, String words) {
    super(words);
    this.reason = reason;
  }

  LogUse.Skipped use() {
    return new LogUse.Skipped(reason, String.valueOf(getMessage()));
  }
}
