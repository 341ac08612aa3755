package io.drivemend.ui.shared;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.util.function.Consumer;

/**
 * One piece of work and what the screen does with its end. Exactly one of success and failure is called, then
 * {@link #andFinally}; progress comes before them and never after. All arrive on the UI thread. Once
 * {@link BackgroundTasks} is closed, nothing is begun and nothing arrives.
 *
 * @param <T> what the work results in
 */
public final class BackgroundTask<T> {

  private static final System.Logger LOG = System.getLogger(BackgroundTask.class.getName());

  private final BackgroundTasks tasks;
  private final BackgroundTasks.Work<T> work;
  private final Progress progress = new Progress();
  private Consumer<? super T> success = result -> {};
  private Consumer<DriveMendException> failure = problem -> {};
  private Consumer<Progress.Sample> progressed = sample -> {};
  private Runnable last = () -> {};

  // Both belong to the UI thread.
  private Progress.Sample shown = progress.latest();
  private boolean ended;

  BackgroundTask(BackgroundTasks tasks, BackgroundTasks.Work<T> work) {
    this.tasks = tasks;
    this.work = work;
  }

  /** What to do with the result. */
  public BackgroundTask<T> onSuccess(Consumer<? super T> action) {
    success = action;
    return this;
  }

  /** What to do when the work failed or was stopped, which is {@link Problem#CANCELLED}. */
  public BackgroundTask<T> onFailure(Consumer<DriveMendException> action) {
    failure = action;
    return this;
  }

  /** What to do with news of the work, at most every {@link BackgroundTasks#SAMPLING}. */
  public BackgroundTask<T> onProgress(Consumer<Progress.Sample> action) {
    progressed = action;
    return this;
  }

  /** What to do after success or failure. */
  public BackgroundTask<T> andFinally(Runnable action) {
    last = action;
    return this;
  }

  /** Begins the work. */
  public BackgroundTask<T> start() {
    Runnable stopSampling = tasks.sampleEvery(BackgroundTasks.SAMPLING, () -> tasks.show(this::showProgress));
    tasks.work(
        progress,
        () -> {
          Runnable end = result();
          stopSampling.run();
          tasks.show(() -> end(end));
        });
    return this;
  }

  /**
   * Asks the work to stop. It is never interrupted, because an interrupted write would leave half a file: it stops
   * where it looks at {@link Progress#stopIfCancelled}, or not at all.
   */
  public void cancel() {
    progress.cancel();
  }

  private Runnable result() {
    try {
      T result = work.run(progress);
      return () -> success.accept(result);
    } catch (DriveMendException e) {
      LOG.log(System.Logger.Level.INFO, e.problem().code() + " " + e.sentence(), e);
      return () -> failure.accept(e);
    } catch (RuntimeException | Error e) {
      // The executor would swallow it, and the screen would wait for ever.
      LOG.log(System.Logger.Level.ERROR, "work failed unexpectedly", e);
      return () -> failure.accept(Problem.INTERNAL.causedBy(e, e.toString()));
    }
  }

  private void showProgress() {
    Progress.Sample latest = progress.latest();
    if (!ended && !latest.equals(shown)) {
      shown = latest;
      progressed.accept(latest);
    }
  }

  private void end(Runnable outcome) {
    showProgress();
    ended = true;
    try {
      outcome.run();
    } finally {
      last.run();
    }
  }
}
