package io.drivemend.backup;

import java.util.Locale;

/** How far the repair came for which a backup was made. Forced to disk before the next thing happens. */
public enum BackupState {
  /** Nothing was written yet. */
  CREATED,
  /** The repair is about to write; found later, it was interrupted. */
  PREPARED,
  /** The repair has written, and it read back as written. */
  APPLIED,
  /** The old values stand there again. */
  RESTORED,
  /** The repair failed; what stands there is the old value, unless the failure said otherwise. */
  FAILED,
  /**
   * What records it cannot be read. The backup itself may be intact nonetheless. Only a
   * copy of such a backup is recorded so.
   */
  UNKNOWN;

  /** How it is recorded and printed. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
