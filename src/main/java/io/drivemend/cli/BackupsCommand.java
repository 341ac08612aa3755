package io.drivemend.cli;

import io.drivemend.backup.BackupStore;
import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.model.DriveMendException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drivemend backups}: lists them. */
@Command(name = "backups", description = "List the backups, the newest first.")
final class BackupsCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin private StoreOptions storeOptions = new StoreOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  BackupsCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws DriveMendException {
    BackupStore store = storeOptions.store(context);
    List<Listed> backups = store.list();
    storeOptions.tellInterrupted(store, context);
    if (output.json()) {
      JsonOutput.print(JsonOutput.of(backups), context.out());
    } else if (backups.isEmpty()) {
      // Not the same: a drive that is not plugged in has a folder that does not exist.
      String why = Files.exists(store.root()) ? "." : ": that folder does not exist.";
      context.say("There are no backups in " + store.root() + why);
    } else {
      TextOutput.print(backups, context.out());
    }
    return ExitCode.OK;
  }
}
