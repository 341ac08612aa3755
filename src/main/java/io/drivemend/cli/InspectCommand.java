package io.drivemend.cli;

import io.drivemend.hive.check.IntegrityCheck;
import io.drivemend.hive.check.IntegrityReport;
import io.drivemend.model.DriveMendException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drivemend inspect}: looks through a whole hive, and writes nothing. */
@Command(
    name = "inspect",
    description = "Look through a whole hive and say what is damaged in it. Writes nothing.",
    footer = {"", "Exit code 0: sound, and closed properly. 1: damaged, or not closed properly."})
final class InspectCommand implements Callable<Integer> {

  private final CliContext context;

  @Option(names = "--hive", paramLabel = "FILE", required = true, description = "The hive; any, not only SOFTWARE.")
  private Path hive = Path.of("");

  @Mixin private OutputOptions output = new OutputOptions();

  InspectCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws DriveMendException {
    IntegrityReport report = IntegrityCheck.of(hive, (done, total) -> {});
    if (output.json()) {
      JsonOutput.print(IntegrityOutput.json(report), context.out());
    } else {
      IntegrityOutput.print(report, context.out());
    }
    return report.isSound() && report.isClean() ? ExitCode.OK : ExitCode.FAULT_FOUND;
  }
}
