package io.drivemend.testing;

import java.io.IOException;
import java.time.Duration;

/** Starts programs. Wine sometimes cannot start one just after another was killed, and can a moment later. */
public final class PatientStart {

  /** Windows' ERROR_INTERNAL_ERROR. */
  private static final int INTERNAL_ERROR = 1359;

  private PatientStart() {}

  /** Starts a program, at the second attempt where the first one met Wine's internal error. */
  public static Process of(ProcessBuilder program) throws IOException, InterruptedException {
    try {
      return program.start();
    } catch (IOException failure) {
      if (!String.valueOf(failure.getMessage()).contains("error=" + INTERNAL_ERROR)) {
        throw failure;
      }
      Thread.sleep(Duration.ofMillis(500));
      return program.start();
    }
  }
}
