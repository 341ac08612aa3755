package io.drivemend.cli;

import io.drivemend.backup.BackupStore;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
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

  /**
   * Asks before something is written, unless the command line said yes.
   *
   * @throws DriveMendException when the answer is no, or nobody is there to give one
   */
  void confirm(String question, boolean yes) throws DriveMendException {
    if (!yes) {
      boolean agreed = terminal.confirm(question).orElseThrow(Problem.NOT_CONFIRMED::with);
      if (!agreed) {
        throw Problem.DECLINED.with();
      }
    }
  }

  /**
   * Ends the output of a command that has written something.
   *
   * @throws DriveMendException when the result was lost, on a full disk for instance
   */
  void requirePrinted(String backupId) throws DriveMendException {
    if (out.checkError()) {
      throw Problem.DONE_BUT_NOT_PRINTED.with(backupId);
    }
  }

  /** A line on standard error. */
  void say(String message) {
    err.println(message);
    err.flush();
  }
}
