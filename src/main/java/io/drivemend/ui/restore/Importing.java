package io.drivemend.ui.restore;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.ui.restore.Orders.Kind;
import io.drivemend.ui.restore.Orders.Running;
import io.drivemend.ui.shared.Progress;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.step.Stoppable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Brings in backups from a folder or a stick: first it looks what is there, then it copies what the technician chose. */
final class Importing {

  private final BackupStore store;
  private final Orders orders;
  private final Listing listing;
  private final Clock clock;

  Importing(BackupStore store, Orders orders, Listing listing, Clock clock) {
    this.store = store;
    this.orders = orders;
    this.listing = listing;
    this.clock = clock;
  }

  /**
   * A backup that was found elsewhere, and read through there.
   *
   * @param isHere whether the store has one of that name already
   */
  record Found(BackupRow row, boolean isHere) {

    boolean canBeImported() {
      return row.verified().isPresent() && !isHere;
    }
  }

  /** Looks what backups a folder is or holds, and reads each of them through. */
  void look(Path place, Consumer<List<Found>> onFound) {
    orders.start(
        new Running(Kind.READS, Texts.get("restore.import-looking", place)),
        progress -> look(place, progress),
        onFound,
        failure -> orders.end(new Outcome.Failed(failure)),
        () -> {});
  }

  private List<Found> look(Path place, Progress progress) throws DriveMendException {
    List<Listed> there = store.importable(place);
    List<String> here = store.list().stream().map(Listed::id).toList();
    List<Found> found = new ArrayList<>();
    for (Listed listed : there) {
      progress.stopIfCancelled();
      progress.report((double) found.size() / there.size(), Texts.get("restore.import-reading", listed.id()));
      found.add(new Found(read(BackupRow.of(found.size(), listed)), here.contains(listed.id())));
    }
    return found;
  }

  private BackupRow read(BackupRow row) {
    return row.backup().map(backup -> row.with(verify(backup))).orElse(row);
  }

  private Integrity verify(Backup backup) {
    try {
      return new Integrity.Intact(store.verify(backup), clock.instant());
    } catch (DriveMendException e) {
      return new Integrity.NotIntact(e);
    }
  }

  /**
   * Verifies these once more where they are and copies them. One that fails keeps none of the others away.
   *
   * @param onImported takes the name of the first one that is here now
   */
  void bringIn(List<Backup> chosen, Consumer<String> onImported) {
    orders.start(
        new Running(Kind.CAN_BE_STOPPED, Texts.get("restore.importing", chosen.size())),
        progress ->
            Stoppable.run(
                progress,
                (Progress.Sample sample) -> progress.report(sample.fraction(), sample.message()),
                report -> copyEach(chosen, report)),
        imported -> {
          orders.end(imported);
          imported.ids().stream().findFirst().ifPresent(onImported);
        },
        failure -> orders.end(new Outcome.Failed(failure)),
        listing::load);
  }

  private Outcome.Imported copyEach(List<Backup> chosen, Consumer<Progress.Sample> report) throws DriveMendException {
    List<String> imported = new ArrayList<>();
    List<DriveMendException> failures = new ArrayList<>();
    for (Backup backup : chosen) {
      try {
        imported.add(store.importFrom(backup, Handling.telling(report)).id());
      } catch (DriveMendException e) {
        if (e.problem() == Problem.STORE_BUSY) {
          throw e;
        }
        failures.add(e);
      } catch (CancellationException e) {
        if (imported.isEmpty()) {
          throw e;
        }
        failures.add(Problem.CANCELLED.causedBy(e));
        break;
      }
    }
    return new Outcome.Imported(imported, failures);
  }
}
