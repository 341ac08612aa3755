package io.drivemend.ui.restore;

import io.drivemend.backup.BackupExport;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.BackupStore.Deletion;
import io.drivemend.backup.CopyProgress;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.ui.restore.Orders.Kind;
import io.drivemend.ui.restore.Orders.Running;
import io.drivemend.ui.shared.Progress;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.step.Stoppable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be done with a backup besides restoring it. Each reads it through once more before it relies on it. */
final class Handling {

  private static final double MEGABYTE = 1 << 20;

  private final BackupStore store;
  private final Orders orders;
  private final Listing listing;

  Handling(BackupStore store, Orders orders, Listing listing) {
    this.store = store;
    this.orders = orders;
    this.listing = listing;
  }

  /** Writes the backup's values, and nothing else, to a .reg file of the backup's name, unless there is one already. */
  void export(String id, Path folder) {
    Path file = folder.resolve(id + ".reg");
    orders.carryOut(
        new Running(Kind.NOT_STOPPED, Texts.get("restore.exporting")),
        progress -> {
          VerifiedBackup backup = store.verify(store.find(id));
          if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw Problem.FILE_THERE.with(file);
          }
          BackupExport.write(backup, file);
          return new Outcome.Exported(file);
        },
        () -> {});
  }

  /** Copies the backup below its own name into a folder, such as that of a stick. */
  void copyTo(String id, Path place) {
    orders.carryOut(
        new Running(Kind.CAN_BE_STOPPED, Texts.get("restore.copying", place)),
        progress ->
            Stoppable.run(
                progress,
                (Progress.Sample sample) -> progress.report(sample.fraction(), sample.message()),
                report -> {
                  VerifiedBackup backup = store.verify(store.find(id));
                  return new Outcome.Copied(store.copyTo(backup, place, telling(report)).backup().folder());
                }),
        () -> {});
  }

  /** Brings a copier's progress to the screen. */
  static CopyProgress telling(Consumer<Progress.Sample> report) {
    return (done, total) ->
        report.accept(
            new Progress.Sample(
                total == 0 ? 1 : (double) done / total,
                Texts.get("restore.copied-so-far", done / MEGABYTE, total / MEGABYTE)));
  }

  /**
   * Deletes a backup.
   *
   * @param onLast takes the refusal when the backup is the last that holds a value; nothing was deleted then
   */
  void delete(String id, Deletion which, Consumer<DriveMendException> onLast) {
    // While the question was open, another program may have deleted it.
    Optional<BackupRow> row = listing.row(id);
    orders.start(
        new Running(Kind.NOT_STOPPED, Texts.get("restore.deleting")),
        progress -> {
          store.delete(row.orElseThrow(() -> Problem.BACKUP_MISSING.with(id, store.root())).listed(), which);
          return new Outcome.Deleted(id);
        },
        orders::end,
        failure -> {
          if (failure.problem() == Problem.LAST_WAY_BACK) {
            onLast.accept(failure);
          } else {
            orders.end(new Outcome.Failed(failure));
          }
        },
        listing::load);
  }
}
