package io.drivemend.cli;

import io.drivemend.backup.BackupExport;
import io.drivemend.model.DriveMendException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drivemend export}: a .reg file of the old values. */
@Command(name = "export", description = "Write the values of a backup, and nothing else, to a .reg file for regedit.")
final class ExportCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin private BackupOptions options = new BackupOptions();

  @Parameters(index = "1", paramLabel = "FILE", description = "The file to write; one that is there is not replaced.")
  private Path file = Path.of("");

  ExportCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws DriveMendException {
    BackupExport.write(options.verified(context), file.toAbsolutePath());
    context.out().println("Exported: " + file);
    context.out().flush();
    return ExitCode.OK;
  }
}
