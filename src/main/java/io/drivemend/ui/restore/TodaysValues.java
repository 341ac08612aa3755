package io.drivemend.ui.restore;

import io.drivemend.backup.BackupStore;
import io.drivemend.backup.Restore;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.source.Sources;
import io.drivemend.ui.shared.BackgroundTasks;
import java.util.Optional;

/** What stands in the registry today at the places of one backup's values, read in the background. */
final class TodaysValues {

  private final BackupStore store;
  private final Sources sources;
  private final BackgroundTasks tasks;
  private Runnable listener = () -> {};

  private Optional<VerifiedBackup> asked = Optional.empty();
  private Today answer = new Today.NotRead();

  TodaysValues(BackupStore store, Sources sources, BackgroundTasks tasks) {
    this.store = store;
    this.sources = sources;
    this.tasks = tasks;
  }

  /** Calls this when an answer came. */
  void listen(Runnable onChange) {
    listener = onChange;
  }

  /** Reads the values of this backup, unless they are already; a backup that was verified anew is another one. */
  void readFor(Optional<VerifiedBackup> backup) {
    if (backup.equals(asked)) {
      return;
    }
    asked = backup;
    answer = new Today.NotRead();
    backup.ifPresent(
        verified ->
            tasks
                .of(progress -> restore(verified).compare())
                .onSuccess(values -> answered(verified, new Today.Read(values)))
                .onFailure(failure -> answered(verified, new Today.Unreadable(failure)))
                .start());
  }

  /** What was read for the last backup that was asked for. */
  Today answer() {
    return answer;
  }

  /** The way back to a backup's values, in the registry that it was made of. */
  Restore restore(VerifiedBackup verified) throws DriveMendException {
    var manifest = verified.backup().manifest();
    return new Restore(store, verified, sources.reopen(manifest.source(), manifest.windows(), manifest.id()));
  }

  private void answered(VerifiedBackup backup, Today read) {
    if (asked.equals(Optional.of(backup))) {
      answer = read;
      listener.run();
    }
  }
}
