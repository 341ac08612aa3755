package io.drivemend.ui.restore;

import io.drivemend.backup.Recovery;
import io.drivemend.backup.Restore.Restored;
import io.drivemend.model.DriveMendException;
import java.nio.file.Path;
import java.util.List;

/** How the technician's last order ended. */
sealed interface Outcome {

  /** The old values were written and read back, and a safety backup holds what stood there before. */
  record ValuesRestored(Restored restored) implements Outcome {}

  /**
   * Interrupted work was completed or taken back, and that is recorded.
   *
   * @param found how far it had come
   * @param now how it stands
   */
  record Settled(Recovery.Progress found, Recovery.Progress now) implements Outcome {}

  /** The backup's values stand in a .reg file. */
  record Exported(Path file) implements Outcome {}

  /** The backup stands in another place, too, and was read there. */
  record Copied(Path folder) implements Outcome {}

  /** Backups from elsewhere were verified and stand among these, and were read here; perhaps others were not. */
  record Imported(List<String> ids, List<DriveMendException> failures) implements Outcome {}

  /** The backup is gone. */
  record Deleted(String id) implements Outcome {}

  /** It was refused, stopped, or failed; the problem says whether anything was written. */
  record Failed(DriveMendException reason) implements Outcome {}
}
