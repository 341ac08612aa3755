package io.drivemend.ui.restore;

import io.drivemend.backup.BackupState;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.Recovery;
import io.drivemend.backup.Restore;
import io.drivemend.backup.Restore.Consent;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.source.Sources;
import io.drivemend.ui.restore.Orders.Kind;
import io.drivemend.ui.restore.Orders.Running;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.shared.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the screen of backups knows and can do, without a control: which backups there are, which one is chosen, what
 * stands in its registry today, and the orders to restore it or to settle what was interrupted. Everything here belongs
 * to the UI thread.
 */
public final class RestoreModel {

  private final BackupStore store;
  private final Targets targets;
  private final Clock clock;
  private final Listing listing;
  private final TodaysValues today;
  private final Orders orders;
  private final Handling handling;
  private final Importing importing;
  private Runnable listener = () -> {};

  private String search = "";
  private String selectedId = "";

  /**
   * @param store the backups
   * @param sources opens the registry that a backup was made of
   */
  public RestoreModel(BackupStore store, Sources sources, BackgroundTasks tasks) {
    this(store, Targets.of(sources), tasks, Clock.system(ZoneId.systemDefault()));
  }

  RestoreModel(BackupStore store, Targets targets, BackgroundTasks tasks, Clock clock) {
    this.store = store;
    this.targets = targets;
    this.clock = clock;
    listing = new Listing(store, targets, tasks, clock);
    today = new TodaysValues(store, targets, tasks);
    orders = new Orders(tasks);
    handling = new Handling(store, orders, listing);
    importing = new Importing(store, orders, listing, clock);
    listing.listen(this::changed);
    today.listen(this::tell);
    orders.listen(this::tell);
  }

  /** Calls this after every change. */
  void listen(Runnable onChange) {
    listener = onChange;
  }

  /** Where the backups stand. */
  Path place() {
    return store.root();
  }

  /** Reads the list anew and verifies what was not yet. Not while an order is carried out. */
  void load() {
    if (!orders.isBusy()) {
      orders.forget();
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
    tell();
  }

  /** Chooses a backup, also one that is yet to be listed. Not while an order is carried out. */
  public void select(String backupId) {
    if (orders.isBusy() || backupId.equals(selectedId)) {
      return;
    }
    orders.forget();
    choose(backupId);
  }

  private void choose(String backupId) {
    selectedId = backupId;
    listing.preferring(backupId);
    if (listing.row(backupId).isPresent() && selected().isEmpty()) {
      search = "";
    }
    changed();
  }

  /** The chosen backup, as long as the search does not hide it. */
  Optional<BackupRow> selected() {
    return listing.row(selectedId).filter(row -> row.matches(search, date()));
  }

  Today today() {
    return today.answer();
  }

  /** Whether a backup was made of a running Windows, and not of the one that runs here. */
  boolean isOfOtherMachine(BackupRow row) {
    return row.isOfOtherMachine(listing.thisMachine());
  }

  Orders orders() {
    return orders;
  }

  /** What can be done with a backup besides. */
  Handling handling() {
    return handling;
  }

  Importing importing() {
    return importing;
  }

  /** The text key of why the chosen backup cannot be restored now; empty when it can. */
  Optional<String> blocked() {
    if (orders.isBusy()) {
      return Optional.of("restore.blocked-working");
    }
    if (listFailure().isPresent()) {
      return Optional.of("restore.blocked-not-listed");
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
            case Today.Read read ->
                interrupted().equals(Optional.of(Recovery.Progress.PARTLY_WRITTEN))
                    ? Optional.of("restore.blocked-interrupted")
                    : read.refusal().map(refusal -> "restore.blocked-refused");
          };
    };
  }

  /** The day that dates are told from. */
  LocalDate date() {
    return LocalDate.now(clock);
  }

  /** Reads the chosen backup and the registry once more. */
  void verifyAgain() {
    if (!orders.isBusy()) {
      orders.forget();
      listing.recheck(selectedId);
    }
  }

  /** Looks for the chosen backup's hive in another file, which has to prove that it is the same one. */
  void chooseHive(Path hive) {
    if (!orders.isBusy()) {
      orders.forget();
      today.readIn(hive);
      tell();
    }
  }

  /**
   * Verifies the chosen backup once more, backs up what stands there today, writes the backup's values and reads them.
   *
   * @param agreed what the technician agreed to after seeing all values
   */
  void restore(Set<Consent> agreed) {
    if (blocked().isEmpty() && today() instanceof Today.Read seen) {
      String id = selectedId;
      Optional<Path> hive = today.hive(id);
      orders.carryOut(
          new Running(Kind.NOT_STOPPED, Texts.get("restore.restoring")),
          progress -> {
            VerifiedBackup backup = store.verify(store.find(id));
            Restore restore = new Restore(store, backup, targets.open(backup, hive));
            return new Outcome.ValuesRestored(restore.run(seen.values(), agreed));
          },
          () -> listing.reload(id));
    }
  }

  /** Whether the chosen backup's repair or restore was interrupted, and how far it came, as far as that is known here. */
  Optional<Recovery.Progress> interrupted() {
    boolean isPrepared =
        selected().flatMap(BackupRow::backup).filter(backup -> backup.state() == BackupState.PREPARED).isPresent();
    return isPrepared && today() instanceof Today.Read read ? read.progress() : Optional.empty();
  }

  /** Completes or takes back what was interrupted, and records how it ended. */
  void settle(Recovery.Choice choice) {
    interrupted()
        .ifPresent(
            found -> {
              String id = selectedId;
              Optional<Path> hive = today.hive(id);
              orders.carryOut(
                  new Running(Kind.NOT_STOPPED, Texts.get("restore.settling")),
                  progress -> {
                    VerifiedBackup backup = store.verify(store.find(id));
                    Recovery recovery = new Recovery(store, backup, targets.open(backup, hive));
                    return new Outcome.Settled(found, recovery.settle(choice));
                  },
                  () -> listing.reload(id));
            });
  }

  /** Brings in backups and chooses the first of them. */
  void bringIn(List<Importing.Found> chosen) {
    importing.bringIn(
        chosen.stream().flatMap(found -> found.row().backup().stream()).toList(),
        id -> {
          search = "";
          choose(id);
        });
  }

  private void changed() {
    today.readFor(listing.row(selectedId).flatMap(BackupRow::verified));
    tell();
  }

  private void tell() {
    listener.run();
  }
}
