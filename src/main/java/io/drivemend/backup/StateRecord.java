package io.drivemend.backup;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The one part of a backup that changes.
 *
 * @param state how far the repair or restore came for which the backup was made
 * @param since when it came so far; empty when nothing was recorded yet
 * @param importedFrom the folder that the backup was brought in from; empty when it was made in this store
 */
public record StateRecord(BackupState state, Optional<OffsetDateTime> since, Optional<String> importedFrom) {

  /** Nothing was recorded. */
  static final StateRecord NONE = new StateRecord(BackupState.CREATED, Optional.empty(), Optional.empty());

  /** A record that cannot be read. */
  static final StateRecord UNREADABLE = new StateRecord(BackupState.UNKNOWN, Optional.empty(), Optional.empty());

  StateRecord with(BackupState next, OffsetDateTime now) {
    return new StateRecord(next, Optional.of(now), importedFrom);
  }

  StateRecord importedFrom(String folder) {
    return new StateRecord(state, since, Optional.of(folder));
  }
}
