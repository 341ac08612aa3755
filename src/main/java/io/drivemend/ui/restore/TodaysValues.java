package io.drivemend.ui.restore;

import io.drivemend.backup.BackupStore;
import io.drivemend.backup.Restore;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.registry.NamedRegistry;
import io.drivemend.ui.shared.BackgroundTasks;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What stands in the registry today at the places of one backup's values, read in the background. */
final class TodaysValues {

  private final BackupStore store;
  private final Targets targets;
  private final BackgroundTasks tasks;
  private Runnable listener = () -> {};

  /** The files in which the technician says that hives stand now, by the backup's name. */
  private final Map<String, Path> hives = new HashMap<>();

  private Optional<VerifiedBackup> asked = Optional.empty();
  private Today answer = new Today.NotRead();

  TodaysValues(BackupStore store, Targets targets, BackgroundTasks tasks) {
    this.store = store;
    this.targets = targets;
    this.tasks = tasks;
  }

  /** Calls this when an answer came. */
  void listen(Runnable onChange) {
    listener = onChange;
  }

  /** Reads the values of this backup, unless they are already; a backup that was verified anew is another one. */
  void readFor(Optional<VerifiedBackup> backup) {
    if (!backup.equals(asked)) {
      asked = backup;
      read();
    }
  }

  /** Reads the values of the same backup in another file, which has to prove that it is the backup's hive. */
  void readIn(Path hive) {
    asked.ifPresent(backup -> hives.put(backup.id(), hive));
    read();
  }

  private void read() {
    answer = new Today.NotRead();
    asked.ifPresent(
        backup -> {
          Optional<Path> hive = hive(backup.id());
          tasks
              .of(progress -> read(backup, hive))
              .onSuccess(read -> answered(backup, hive, read))
              .onFailure(failure -> answered(backup, hive, new Today.Unreadable(failure)))
              .start();
        });
  }

  private Today.Read read(VerifiedBackup backup, Optional<Path> hive) throws DriveMendException {
    NamedRegistry target = targets.open(backup, hive);
    return Today.Read.of(new Restore(store, backup, target), target);
  }

  /** What was read for the last backup that was asked for. */
  Today answer() {
    return answer;
  }

  /** The file that the technician chose for a backup's hive. */
  Optional<Path> hive(String backupId) {
    return Optional.ofNullable(hives.get(backupId));
  }

  private void answered(VerifiedBackup backup, Optional<Path> hive, Today read) {
    if (asked.equals(Optional.of(backup)) && hive.equals(hive(backup.id()))) {
      answer = read;
      listener.run();
    }
  }
}
