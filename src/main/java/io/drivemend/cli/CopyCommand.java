package io.drivemend.cli;

import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drivemend copy}: a second copy on another drive. */
@Command(name = "copy", description = "Copy a backup to a folder, such as that of a stick, and verify the copy.")
final class CopyCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin private BackupOptions options = new BackupOptions();

  @Parameters(index = "1", paramLabel = "DIR", description = "An existing folder; the copy stands in it under its own name.")
  private Path folder = Path.of("");

  CopyCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws DriveMendException {
    VerifiedBackup copy = options.store(context).copyTo(options.verified(context), folder, (done, total) -> {});
    context.out().println("Copied and verified: " + copy.backup().folder());
    context.out().flush();
    return ExitCode.OK;
  }
}
