package io.drivemend.cli;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drivemend import}: brings backups in from a folder. */
@Command(
    name = "import",
    description = "Verify the backup in a folder, or every one below it, and copy it to the other backups. Asks first.",
    footer = {"", "An exit code that is not 0 speaks of a backup that was not imported; the others were, and are named."})
final class ImportCommand implements Callable<Integer> {

  private final CliContext context;

  @Parameters(paramLabel = "DIR", description = "A backup's folder, or one that holds such folders.")
  private Path folder = Path.of("");

  @Mixin private StoreOptions storeOptions = new StoreOptions();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  ImportCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws DriveMendException {
    BackupStore store = storeOptions.store(context);
    List<Listed> found = store.importable(folder);
    TextOutput.print(found, context.err());
    context.confirm(found.size() == 1 ? "Import this backup?" : "Import these backups?", yes);
    DriveMendException failure = null;
    for (Listed listed : found) {
      try {
        VerifiedBackup imported = store.importFrom(backup(listed), (done, total) -> {});
        context.out().println("Verified and imported: " + imported.id());
      } catch (DriveMendException e) {
        if (failure != null) {
          context.say(failure.problem().code() + " " + failure.sentence());
        }
        failure = e;
      }
    }
    context.out().flush();
    if (failure != null) {
      throw failure;
    }
    return ExitCode.OK;
  }

  private static Backup backup(Listed listed) throws DriveMendException {
    return switch (listed) {
      case Listed.Sound(Backup backup) -> backup;
      case Listed.Broken broken -> throw broken.reason();
    };
  }
}
