package io.drivemend.ui.restore;

import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;

/** What reading a backup's files has shown. A backup that was not read is never called intact. */
sealed interface Integrity {

  /** Its files were not read yet. */
  record NotChecked() implements Integrity {}

  /** Every file is as it was written. */
  record Intact(VerifiedBackup backup) implements Integrity {}

  /** A file differs or cannot be read; nothing is restored from it. */
  record NotIntact(DriveMendException reason) implements Integrity {}
}
