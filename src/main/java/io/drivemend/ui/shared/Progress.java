package io.drivemend.ui.shared;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;

/**
 * What work under way tells about itself and how it learns that it shall stop. Any thread may call it as often as it
 * likes: nothing is pushed to the screen, the screen looks here every {@link BackgroundTasks#SAMPLING}.
 */
public final class Progress {

  /**
   * How far work has come.
   *
   * @param fraction 0 to 1, or {@link #UNKNOWN}
   * @param message what is done right now, for the technician; may be empty
   */
  public record Sample(double fraction, String message) {}

  /** The fraction of work whose length is not known. */
  public static final double UNKNOWN = -1;

  private volatile Sample latest = new Sample(UNKNOWN, "");
  private volatile boolean cancelled;

  /** Tells how far the work has come. */
  public void report(double fraction, String message) {
    latest = new Sample(fraction, message);
  }

  /** Whether the technician asked to stop. */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * To be called wherever stopping leaves nothing half-made.
   *
   * @throws DriveMendException {@link Problem#CANCELLED} once the technician asked to stop
   */
  public void stopIfCancelled() throws DriveMendException {
    if (cancelled) {
      throw Problem.CANCELLED.with();
    }
  }

  Sample latest() {
    return latest;
  }

  void cancel() {
    cancelled = true;
  }
}
