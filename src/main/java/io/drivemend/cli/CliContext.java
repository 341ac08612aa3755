package io.drivemend.cli;

import io.drivemend.backup.BackupStore;
import io.drivemend.source.Sources;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * What the commands work with.
 *
 * @param sources opens sources
 * @param backups the standard folder of backups
 * @param program the program's name and version
 * @param out takes results
 * @param err takes messages
 * @param terminal asks for confirmation
 */
record CliContext(
    Sources sources, Path backups, String program, PrintWriter out, PrintWriter err, Terminal terminal) {

  /** The store in a folder. */
  BackupStore store(Path folder) {
    return new BackupStore(folder, program);
  }

  /** A line on standard error. */
  void say(String message) {
    err.println(message);
    err.flush();
  }
}
