package io.drivemend.cli;

import io.drivemend.backup.BackupStore;
import io.drivemend.backup.BackupStore.Deletion;
import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drivemend delete}: deletes a backup. */
@Command(name = "delete", description = "Delete a backup, intact or not. Asks first.")
final class DeleteCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin private BackupOptions options = new BackupOptions();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--even-the-last",
      description = "Also delete the last backup that holds the old value of a repair which was not taken back.")
  private boolean evenTheLast;

  DeleteCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws DriveMendException {
    BackupStore store = options.store(context);
    Listed backup =
        store.list().stream()
            .filter(listed -> listed.id().equals(options.id()))
            .findFirst()
            .orElseThrow(() -> Problem.BACKUP_MISSING.with(options.id(), store.root()));
    Optional<String> lost = store.lostWith(backup);
    if (lost.isPresent() && !evenTheLast) {
      throw Problem.LAST_WAY_BACK
          .with(backup.id(), lost.get())
          .adding("To delete it nonetheless: --even-the-last.");
    }
    TextOutput.print(List.of(backup), context.err());
    context.confirm(lost.map(value -> "Delete the last backup that holds " + value + "?").orElse("Delete this backup?"), yes);
    store.delete(backup, evenTheLast ? Deletion.EVEN_THE_LAST : Deletion.NOT_THE_LAST);
    context.out().println("Deleted: " + backup.id());
    context.out().flush();
    return ExitCode.OK;
  }
}
