package io.drivemend.cli;

import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drivemend verify}: reads a backup through. */
@Command(name = "verify", description = "Read every file of a backup and compare it with its checksum.")
final class VerifyCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin private BackupOptions options = new BackupOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  VerifyCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws DriveMendException {
    VerifiedBackup backup = options.verified(context);
    if (output.json()) {
      JsonOutput.print(JsonOutput.verified(backup.id(), backup.sha256()), context.out());
    } else {
      context.out().println("Intact: " + backup.id());
      context.out().println("SHA-256 of its manifest: " + backup.sha256());
      context.out().flush();
    }
    return ExitCode.OK;
  }
}
