package io.drivemend.cli;

import io.drivemend.model.Problem;

/** The exit codes, which scripts rely on. Failures take theirs from {@link Problem.Outcome}: 3, 4, 5 and 6. */
final class ExitCode {

  /** The source is healthy, or the command did what it was asked to do. */
  static final int OK = 0;

  /** {@code check} found that the source is not healthy. */
  static final int FAULT_FOUND = 1;

  /** The command was not understood. */
  static final int USAGE = 2;

  private ExitCode() {}
}
