package io.drivemend.ui.restore;

import io.drivemend.backup.Restore;
import io.drivemend.model.DriveMendException;
import java.util.List;

/** How the technician's order to restore ended. */
sealed interface Outcome {

  /** The old values were written and read back. */
  record Restored(List<Restore.Comparison> values) implements Outcome {}

  /** It was refused or failed; the problem says whether anything was written. */
  record Failed(DriveMendException reason) implements Outcome {}
}
