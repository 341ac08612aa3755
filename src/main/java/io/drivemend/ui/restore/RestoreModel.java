package io.drivemend.ui.restore;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.backup.Restore;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.source.SavedRegistry;
import io.drivemend.source.Sources;
import io.drivemend.ui.shared.BackgroundTasks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the screen of backups knows and can do, without a control. Listing, verifying, reading and restoring happen in the
 * background; everything here belongs to the UI thread.
 */
public final class RestoreModel {

  private final BackupStore store;
  private final Sources sources;
  private final BackgroundTasks tasks;
  private Runnable listener = () -> {};

  private List<BackupRow> rows = List.of();
  private Optional<DriveMendException> listFailure = Optional.empty();
  private boolean loaded;
  private String search = "";
  private String selectedId = "";
  private Today today = new Today.NotRead();
  private Optional<Outcome> outcome = Optional.empty();
  private boolean restoring;

  // Answers to older questions are told by these and dropped.
  private int listing;
  private int reading;

  /**
   * @param store the backups
   * @param sources opens the registry that a backup was made of
   */
  public RestoreModel(BackupStore store, Sources sources, BackgroundTasks tasks) {
    this.store = store;
    this.sources = sources;
    this.tasks = tasks;
  }

  /** Calls this after every change. */
  void listen(Runnable onChange) {
    listener = onChange;
  }

  /** Where the backups stand. */
  Path place() {
    return store.root();
  }

  /** Reads the list anew and verifies every backup in it, one after the other. Not while something is restored. */
  void load() {
    if (restoring) {
      return;
    }
    int asked = ++listing;
    outcome = Optional.empty();
    notRead();
    tasks
        .of(progress -> store.list())
        .onSuccess(
            listed -> {
              if (asked == listing) {
                rows = listed.stream().map(BackupRow::of).toList();
                listFailure = Optional.empty();
                loaded = true;
                listener.run();
                checkNext(asked);
              }
            })
        .onFailure(
            failure -> {
              if (asked == listing) {
                listFailure = Optional.of(failure);
                listener.run();
              }
            })
        .start();
  }

  /** Why the backups could not be listed. */
  Optional<DriveMendException> listFailure() {
    return listFailure;
  }

  /** Whether the list was read and there is no backup at all. */
  boolean isEmpty() {
    return loaded && rows.isEmpty();
  }

  /** All backups, the newest first. */
  List<BackupRow> all() {
    return rows;
  }

  /** The backups that the search finds, the newest first. */
  List<BackupRow> shown() {
    return rows.stream().filter(row -> row.matches(search, date())).toList();
  }

  String search() {
    return search;
  }

  /** Shows only the backups with these words; all of them for an empty text. */
  void search(String words) {
    search = words.strip();
    listener.run();
  }

  /** Chooses a backup, also one that is yet to be listed. */
  public void select(String backupId) {
    if (restoring || backupId.equals(selectedId)) {
      return;
    }
    selectedId = backupId;
    outcome = Optional.empty();
    if (row(backupId).isPresent() && selected().isEmpty()) {
      search = "";
    }
    notRead();
    listener.run();
    readToday();
  }

  /** The chosen backup, as long as the search does not hide it. */
  Optional<BackupRow> selected() {
    return shown().stream().filter(row -> row.id().equals(selectedId)).findFirst();
  }

  Today today() {
    return today;
  }

  /** How the last restore ended, until another backup is chosen. */
  Optional<Outcome> outcome() {
    return outcome;
  }

  /** The text key of why the chosen backup cannot be restored now; empty when it can. */
  Optional<String> blocked() {
    if (restoring) {
      return Optional.of("restore.blocked-working");
    }
    Optional<BackupRow> row = selected();
    if (row.isEmpty()) {
      return Optional.of(rows.isEmpty() ? "restore.blocked-empty" : "restore.blocked-none");
    }
    return switch (row.get().integrity()) {
      case Integrity.NotChecked unread -> Optional.of("restore.blocked-checking");
      case Integrity.NotIntact broken -> Optional.of("restore.blocked-not-intact");
      case Integrity.Intact intact ->
          switch (today) {
            case Today.NotRead unread -> Optional.of("restore.blocked-reading");
            case Today.Unreadable unreadable -> Optional.of("restore.blocked-refused");
            case Today.Read read -> read.refusal(selectedId).map(refusal -> "restore.blocked-refused");
          };
    };
  }

  boolean isRestoring() {
    return restoring;
  }

  /** The day that dates are told from. */
  LocalDate date() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  /** Reads the chosen backup and the registry once more. */
  void verifyAgain() {
    if (!restoring) {
      outcome = Optional.empty();
      recheck(selectedId);
    }
  }

  /** Verifies the chosen backup once more, writes its values back and reads them. */
  void restore() {
    if (blocked().isPresent()) {
      return;
    }
    String id = selectedId;
    restoring = true;
    outcome = Optional.empty();
    listener.run();
    tasks
        .of(progress -> restore(store.verify(store.find(id))).run(Set.of()))
        .onSuccess(restored -> outcome = Optional.of(new Outcome.Restored(restored.values())))
        .onFailure(failure -> outcome = Optional.of(new Outcome.Failed(failure)))
        .andFinally(
            () -> {
              restoring = false;
              recheck(id);
            })
        .start();
  }

  private Restore restore(VerifiedBackup verified) throws DriveMendException {
    var manifest = verified.backup().manifest();
    SavedRegistry saved =
        new SavedRegistry(manifest.id(), manifest.source(), manifest.windows(), verified.backup().hiveCopy());
    return new Restore(store, verified, sources.reopen(saved));
  }

  private void recheck(String id) {
    notRead();
    row(id).ifPresent(row -> replace(row.with(new Integrity.NotChecked())));
    int asked = listing;
    tasks
        .of(progress -> store.find(id))
        .onSuccess(backup -> checked(asked, BackupRow.of(new Listed.Sound(backup))))
        .onFailure(
            failure ->
                row(id)
                    .ifPresent(row -> checked(asked, BackupRow.of(new Listed.Broken(id, row.folder(), failure)))))
        .andFinally(() -> checkNext(asked))
        .start();
  }

  /** Verifies the next backup, the chosen one first: one at a time, so that other work gets its turn in between. */
  private void checkNext(int asked) {
    Optional<BackupRow> next =
        Stream.concat(row(selectedId).stream(), rows.stream())
            .filter(row -> row.integrity() instanceof Integrity.NotChecked)
            .findFirst();
    next.flatMap(BackupRow::backup).ifPresent(backup -> check(backup, asked));
  }

  private void check(Backup backup, int asked) {
    tasks
        .of(
            progress -> {
              progress.stopIfCancelled();
              return store.verify(backup);
            })
        .onSuccess(verified -> goOn(asked, backup, new Integrity.Intact(verified)))
        .onFailure(
            failure -> {
              // Cancelled is only said when the program ends; the backup stays one that was not checked.
              if (failure.problem() != Problem.CANCELLED) {
                goOn(asked, backup, new Integrity.NotIntact(failure));
              }
            })
        .start();
  }

  private void goOn(int asked, Backup backup, Integrity integrity) {
    // A row that was read anew meanwhile, such as after a restore, has another check under way.
    row(backup.id())
        .filter(row -> row.backup().equals(Optional.of(backup)))
        .ifPresent(row -> checked(asked, row.with(integrity)));
    if (asked == listing) {
      checkNext(asked);
    }
  }

  private void checked(int asked, BackupRow row) {
    if (asked == listing) {
      replace(row);
      if (row.id().equals(selectedId)) {
        readToday();
      }
    }
  }

  private void readToday() {
    if (row(selectedId).map(BackupRow::integrity).orElse(null) instanceof Integrity.Intact(VerifiedBackup verified)) {
      int asked = ++reading;
      tasks
          .of(progress -> restore(verified).compare())
          .onSuccess(values -> today(asked, new Today.Read(values)))
          .onFailure(failure -> today(asked, new Today.Unreadable(failure)))
          .start();
    }
  }

  private void today(int asked, Today answer) {
    if (asked == reading) {
      today = answer;
      listener.run();
    }
  }

  private void notRead() {
    reading++;
    today = new Today.NotRead();
  }

  private Optional<BackupRow> row(String id) {
    return rows.stream().filter(row -> row.id().equals(id)).findFirst();
  }

  private void replace(BackupRow changed) {
    rows = rows.stream().map(row -> row.id().equals(changed.id()) ? changed : row).toList();
    listener.run();
  }
}
