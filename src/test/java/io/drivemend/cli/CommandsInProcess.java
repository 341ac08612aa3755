package io.drivemend.cli;

import io.drivemend.source.Sources;
import io.drivemend.testing.Places;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;

/** The command line within a test, for where each start of a process takes seconds. */
public final class CommandsInProcess {

  private CommandsInProcess() {}

  /** What a command ended with, and all that it said. */
  public record Ended(int exitCode, String output) {}

  /**
   * Runs a command with nobody to answer its questions.
   *
   * @param home the standard places of practice machine and backups are below it
   */
  public static Ended run(Path home, String... arguments) {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    Cli cli =
        Cli.of(
            new Sources(home.resolve("practice")),
            Places.of(home.resolve("standard-backups")),
            "DriveMend test",
            writer,
            writer,
            question -> Optional.empty());
    int exitCode = cli.execute(arguments);
    writer.flush();
    return new Ended(exitCode, output.toString());
  }
}
