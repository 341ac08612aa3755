package io.drivemend.cli;

import io.drivemend.backup.BackupPlace;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.source.Sources;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the commands work with.
 *
 * @param sources opens sources
 * @param place where backups go without {@code --backups}
 * @param program the program's name and version
 * @param out takes results
 * @param err takes messages
 * @param terminal asks for confirmation
 */
record CliContext(
    Sources sources, BackupPlace place, String program, PrintWriter out, PrintWriter err, Terminal terminal) {

  private static final Logger LOG = LoggerFactory.getLogger(CliContext.class);

  /**
   * Asks before something is written, unless the command line said yes.
   *
   * @throws DriveMendException when the answer is no, or nobody is there to give one
   */
  void confirm(String question, boolean yes) throws DriveMendException {
    if (!yes) {
      boolean agreed = terminal.confirm(HarmlessWriter.oneLine(question)).orElseThrow(Problem.NOT_CONFIRMED::with);
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

  /** A failure: on standard error, and with its cause in the log. */
  void tell(DriveMendException failure) {
    if (failure.problem() == Problem.INTERNAL) {
      LOG.error("Unexpected", failure);
    } else {
      LOG.info("{} {}", failure.problem().code(), failure.sentence(), failure.getCause());
    }
    say(failure.problem().code() + " " + failure.sentence());
  }

  /** A line on standard error. */
  void say(String message) {
    err.println(message);
    err.flush();
  }
}
