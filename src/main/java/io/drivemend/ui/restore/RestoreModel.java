package io.drivemend.ui.restore;

import io.drivemend.backup.BackupStore;
import io.drivemend.model.DriveMendException;
import io.drivemend.source.Sources;
import io.drivemend.ui.shared.BackgroundTasks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the screen of backups knows and can do, without a control: which backups there are, which one is chosen, what
 * stands in its registry today, and the order to restore it. Everything here belongs to the UI thread.
 */
public final class RestoreModel {

  private final BackupStore store;
  private final BackgroundTasks tasks;
  private final Clock clock;
  private final Listing listing;
  private final TodaysValues today;
  private Runnable listener = () -> {};

  private String search = "";
  private String selectedId = "";
  private Optional<Outcome> outcome = Optional.empty();
  private boolean restoring;

  /**
   * @param store the backups
   * @param sources opens the registry that a backup was made of
   */
  public RestoreModel(BackupStore store, Sources sources, BackgroundTasks tasks) {
    this(store, sources, tasks, Clock.system(ZoneId.systemDefault()));
  }

  RestoreModel(BackupStore store, Sources sources, BackgroundTasks tasks, Clock clock) {
    this.store = store;
    this.tasks = tasks;
    this.clock = clock;
    listing = new Listing(store, tasks, clock);
    today = new TodaysValues(store, sources, tasks);
    listing.listen(this::changed);
    today.listen(() -> listener.run());
  }

  /** Calls this after every change. */
  void listen(Runnable onChange) {
    listener = onChange;
  }

  /** Where the backups stand. */
  Path place() {
    return store.root();
  }

  /** Reads the list anew and verifies what was not yet. Not while something is restored. */
  void load() {
    if (!restoring) {
      outcome = Optional.empty();
      listing.load();
    }
  }

  /** Why the backups could not be listed. */
  Optional<DriveMendException> listFailure() {
    return listing.failure();
  }

  /** Whether the list was read and there is no backup at all. */
  boolean isEmpty() {
    return listing.isEmpty();
  }

  /** All backups, the newest first. */
  List<BackupRow> all() {
    return listing.rows();
  }

  /** The backups that the search finds, the newest first. */
  List<BackupRow> shown() {
    return all().stream().filter(row -> row.matches(search, date())).toList();
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
    listing.preferring(backupId);
    outcome = Optional.empty();
    if (listing.row(backupId).isPresent() && selected().isEmpty()) {
      search = "";
    }
    changed();
  }

  /** The chosen backup, as long as the search does not hide it. */
  Optional<BackupRow> selected() {
    return shown().stream().filter(row -> row.id().equals(selectedId)).findFirst();
  }

  Today today() {
    return today.answer();
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
      return Optional.of(all().isEmpty() ? "restore.blocked-empty" : "restore.blocked-none");
    }
    return switch (row.get().integrity()) {
      case Integrity.NotChecked unread -> Optional.of("restore.blocked-checking");
      case Integrity.NotIntact broken -> Optional.of("restore.blocked-not-intact");
      case Integrity.Intact intact ->
          switch (today()) {
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
    return LocalDate.now(clock);
  }

  /** Reads the chosen backup and the registry once more. */
  void verifyAgain() {
    if (!restoring) {
      outcome = Optional.empty();
      listing.recheck(selectedId);
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
        .of(progress -> today.restore(store.verify(store.find(id))).run())
        .onSuccess(values -> outcome = Optional.of(new Outcome.Restored(values)))
        .onFailure(failure -> outcome = Optional.of(new Outcome.Failed(failure)))
        .andFinally(
            () -> {
              restoring = false;
              listing.recheck(id);
            })
        .start();
  }

  private void changed() {
    today.readFor(listing.row(selectedId).flatMap(BackupRow::verified));
    listener.run();
  }
}
