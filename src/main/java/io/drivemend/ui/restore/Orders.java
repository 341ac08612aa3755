package io.drivemend.ui.restore;

import io.drivemend.model.DriveMendException;
import io.drivemend.ui.shared.BackgroundTask;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.shared.Progress;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries out what the technician orders, one order at a time, in the background, and keeps how the last one ended. */
final class Orders {

  /**
   * The order that is being carried out.
   *
   * @param kind what is done
   * @param words says so on the screen
   */
  record Running(Kind kind, String words) {}

  /** What an order does, seen from whoever would close the window or stop it. */
  enum Kind {
    /** Writes to a registry or deletes; it is not interrupted, so that nothing stays half-done. */
    NOT_STOPPED,
    /** Copies files; what was copied so far is removed when it is stopped. */
    CAN_BE_STOPPED,
    /** Only looks; stopping it changes nothing. */
    READS
  }

  private final BackgroundTasks tasks;
  private Runnable listener = () -> {};
  private Consumer<Progress.Sample> progressListener = sample -> {};
  private Optional<Running> running = Optional.empty();
  private Optional<Outcome> outcome = Optional.empty();
  private @Nullable BackgroundTask<?> task;

  Orders(BackgroundTasks tasks) {
    this.tasks = tasks;
  }

  /** Calls this after every change. */
  void listen(Runnable onChange) {
    listener = onChange;
  }

  /** Gives this the news of the running order. */
  void listenToProgress(Consumer<Progress.Sample> onProgress) {
    progressListener = onProgress;
  }

  /** What is being done. */
  Optional<Running> running() {
    return running;
  }

  boolean isBusy() {
    return running.isPresent();
  }

  /** How the last order ended, until it is forgotten. */
  Optional<Outcome> outcome() {
    return outcome;
  }

  void forget() {
    outcome = Optional.empty();
  }

  /** Asks the running order to stop where it can. */
  void cancel() {
    if (task != null) {
      task.cancel();
    }
  }

  /** Carries out an order whose end is shown; nothing happens while another one is running. */
  void carryOut(Running what, BackgroundTasks.Work<Outcome> work, Runnable afterwards) {
    start(what, work, this::end, failure -> end(new Outcome.Failed(failure)), afterwards);
  }

  /** Keeps how the matter ended. */
  void end(Outcome how) {
    outcome = Optional.of(how);
  }

  /** The same for an order whose end is not the end of the matter. */
  <T> void start(
      Running what,
      BackgroundTasks.Work<T> work,
      Consumer<T> onSuccess,
      Consumer<DriveMendException> onFailure,
      Runnable afterwards) {
    if (isBusy()) {
      return;
    }
    running = Optional.of(what);
    forget();
    listener.run();
    BackgroundTask<T> ordered =
        tasks
            .of(work)
            .onProgress(sample -> progressListener.accept(sample))
            .onSuccess(
                result -> {
                  running = Optional.empty();
                  onSuccess.accept(result);
                })
            .onFailure(
                failure -> {
                  running = Optional.empty();
                  onFailure.accept(failure);
                })
            .andFinally(
                () -> {
                  afterwards.run();
                  listener.run();
                });
    task = ordered;
    ordered.start();
  }
}
