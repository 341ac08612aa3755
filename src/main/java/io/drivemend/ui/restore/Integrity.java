package io.drivemend.ui.restore;

import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import java.time.Instant;

/** What reading a backup's files has shown. A backup that was not read is never called intact. */
sealed interface Integrity {

  /** Its files were not read yet. */
  record NotChecked() implements Integrity {}

  /**
   * Every file was as it was written.
   *
   * @param at when the last of its files had been read
   */
  record Intact(VerifiedBackup backup, Instant at) implements Integrity {}

  /** A file differs or cannot be read; nothing is restored from it. */
  record NotIntact(DriveMendException reason) implements Integrity {}
}
