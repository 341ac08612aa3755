package io.drivemend.cli;

import io.drivemend.backup.BackupStore;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drivemend verify}: reads a backup through. */
@Command(name = "verify", description = "Read every file of a backup and compare it with its checksum.")
final class VerifyCommand implements Callable<Integer> {

  private final CliContext context;

  @Parameters(paramLabel = "ID", description = "The backup, as 'backups' names it.")
  private String id = "";

  @Mixin private StoreOptions storeOptions = new StoreOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  VerifyCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws DriveMendException {
    BackupStore store = storeOptions.store(context);
    VerifiedBackup backup = store.verify(store.find(id));
    if (output.json()) {
      JsonOutput.print(JsonOutput.verified(id, backup.sha256()), context.out());
    } else {
      context.out().println("Intact: " + id);
      context.out().println("SHA-256 of its manifest: " + backup.sha256());
      context.out().flush();
    }
    return ExitCode.OK;
  }
}
