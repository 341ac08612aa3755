package io.drivemend.ui.restore;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.ui.shared.BackgroundTasks;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The backups as the store lists them, each read and verified in the background, one after the other. */
final class Listing {

  private final BackupStore store;
  private final Targets targets;
  private final BackgroundTasks tasks;
  private final Clock clock;
  private Runnable listener = () -> {};

  private List<BackupRow> rows = List.of();
  private Optional<DriveMendException> failure = Optional.empty();
  private Optional<String> thisMachine = Optional.empty();
  private boolean read;
  private String first = "";

  // Answers to older questions are told by this and dropped.
  private int asked;

  /**
   * @param clock tells when a backup was checked
   */
  Listing(BackupStore store, Targets targets, BackgroundTasks tasks, Clock clock) {
    this.store = store;
    this.targets = targets;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** Calls this after every change. */
  void listen(Runnable onChange) {
    listener = onChange;
  }

  /** Has this backup checked before the others. */
  void preferring(String id) {
    first = id;
  }

  private record Answer(List<Listed> listed, Optional<String> thisMachine) {}

  /** Lists anew, and verifies every backup that was not verified yet. */
  void load() {
    int current = ++asked;
    tasks
        .of(progress -> new Answer(store.list(), targets.thisMachine()))
        .onSuccess(
            answer -> {
              if (current == asked) {
                List<Listed> listed = answer.listed();
                thisMachine = answer.thisMachine();
                rows = IntStream.range(0, listed.size()).mapToObj(place -> row(place, listed.get(place))).toList();
                failure = Optional.empty();
                read = true;
                listener.run();
                checkNext(current);
              }
            })
        .onFailure(
            reason -> {
              if (current == asked) {
                failure = Optional.of(reason);
                listener.run();
              }
            })
        .start();
  }

  /** A backup that is as it was keeps what reading it has shown, and when. */
  private BackupRow row(int place, Listed listed) {
    return row(listed.id())
        .filter(known -> known.listed().equals(listed))
        .map(known -> known.at(place))
        .orElseGet(() -> BackupRow.of(place, listed));
  }

  /** Why the backups could not be listed. */
  Optional<DriveMendException> failure() {
    return failure;
  }

  /** Whether the list was read and there is no backup at all. */
  boolean isEmpty() {
    return read && rows.isEmpty();
  }

  /** The name of the Windows that runs here; empty where none does. */
  Optional<String> thisMachine() {
    return thisMachine;
  }

  /** All backups, the newest first. */
  List<BackupRow> rows() {
    return rows;
  }

  Optional<BackupRow> row(String id) {
    return rows.stream().filter(row -> row.id().equals(id)).findFirst();
  }

  /** Lists anew after something was done with a backup, which is then verified once more. */
  void reload(String id) {
    row(id).ifPresent(row -> replace(row.with(new Integrity.NotChecked())));
    load();
  }

  /** Reads a backup once more: its manifest, its state, and every file. */
  void recheck(String id) {
    Optional<BackupRow> known = row(id);
    if (known.isEmpty()) {
      return;
    }
    replace(known.get().with(new Integrity.NotChecked()));
    int current = asked;
    tasks
        .of(progress -> store.find(id))
        .onSuccess(backup -> listed(current, id, new Listed.Sound(backup)))
        .onFailure(reason -> listed(current, id, new Listed.Broken(id, known.get().folder(), reason)))
        .andFinally(() -> checkNext(current))
        .start();
  }

  private void listed(int current, String id, Listed listed) {
    if (current == asked) {
      row(id).ifPresent(row -> replace(BackupRow.of(row.place(), listed)));
    }
  }

  /** Verifies the next backup: one at a time, so that other work gets its turn in between. */
  private void checkNext(int current) {
    Stream.concat(row(first).stream(), rows.stream())
        .filter(BackupRow::isNotChecked)
        .findFirst()
        .flatMap(BackupRow::backup)
        .ifPresent(backup -> check(backup, current));
  }

  private void check(Backup backup, int current) {
    tasks
        .of(
            progress -> {
              progress.stopIfCancelled();
              return new Integrity.Intact(store.verify(backup), clock.instant());
            })
        .onSuccess(intact -> checked(current, backup, intact))
        .onFailure(
            reason -> {
              // Cancelled is only said when the program ends; the backup stays one that was not checked.
              if (reason.problem() != Problem.CANCELLED) {
                checked(current, backup, new Integrity.NotIntact(reason));
              }
            })
        .start();
  }

  private void checked(int current, Backup backup, Integrity integrity) {
    if (current != asked) {
      return;
    }
    // A row that was read anew meanwhile, such as after a restore, has another check under way.
    row(backup.id())
        .filter(row -> row.backup().equals(Optional.of(backup)))
        .ifPresent(row -> replace(row.with(integrity)));
    checkNext(current);
  }

  private void replace(BackupRow changed) {
    rows = rows.stream().map(row -> row.id().equals(changed.id()) ? changed : row).toList();
    listener.run();
  }
}
