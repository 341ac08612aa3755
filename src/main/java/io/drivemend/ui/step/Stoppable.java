package io.drivemend.ui.step;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.ui.shared.Progress;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Lets work that reports each item to a plain consumer be stopped between two items. */
public final class Stoppable {

  private Stoppable() {}

  /**
   * Work that reports items.
   *
   * @param <I> the items
   * @param <T> the result
   */
  @FunctionalInterface
  public interface Reporting<I, T> {
    T run(Consumer<I> report) throws DriveMendException;
  }

  /**
   * Runs the work.
   *
   * @param items takes each item, on the calling thread
   * @throws DriveMendException the work's own, or {@code CANCELLED} after a report that came when stopping was asked for
   */
  public static <I, T> T run(Progress progress, Consumer<I> items, Reporting<I, T> work) throws DriveMendException {
    try {
      return work.run(
          item -> {
            if (progress.isCancelled()) {
              throw new CancellationException();
            }
            items.accept(item);
          });
    } catch (CancellationException e) {
      throw Problem.CANCELLED.causedBy(e);
    }
  }
}
