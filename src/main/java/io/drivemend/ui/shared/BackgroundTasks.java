package io.drivemend.ui.shared;

import io.drivemend.model.DriveMendException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * The one way in which a screen has work done off the UI thread. The application owns one of these and closes it at
 * the end; no thread is a daemon, so nothing that writes is cut off by the end of the program.
 */
public final class BackgroundTasks implements AutoCloseable {

  /** How often the progress of work is brought to the screen. */
  public static final Duration SAMPLING = Duration.ofMillis(50);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Work that may take a while.
   *
   * @param <T> what it results in
   */
  @FunctionalInterface
  public interface Work<T> {
    /** Does the work; called on a thread that is not the UI thread. */
    T run(Progress progress) throws DriveMendException;
  }

  private final Executor worker;
  private final Executor screen;
  private final Set<Progress> running = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService threads;

  private BackgroundTasks(ScheduledExecutorService threads, Executor worker, Executor screen) {
    this.threads = threads;
    this.worker = worker;
    this.screen = screen;
  }

  /** Work on threads of its own; everything that comes back arrives on the JavaFX thread. */
  public static BackgroundTasks offTheUiThread() {
    // Two threads: one works, the other samples it; a second piece of work waits for the first.
    ScheduledExecutorService threads =
        new ScheduledThreadPoolExecutor(
            2, Thread.ofPlatform().name("drivemend-work-", 1).factory(), new ThreadPoolExecutor.DiscardPolicy());
    return new BackgroundTasks(threads, threads, Platform::runLater);
  }

  /** Work is done at once in the calling thread, for tests of what comes before and after it. */
  public static BackgroundTasks inTheCallingThread() {
    return new BackgroundTasks(Executors.newScheduledThreadPool(0), Runnable::run, Runnable::run);
  }

  /** Describes work; {@link BackgroundTask#start} begins it. */
  public <T> BackgroundTask<T> of(Work<T> work) {
    return new BackgroundTask<>(this, work);
  }

  /**
   * Asks all work to stop, waits for it up to half a minute, and ends the threads. Work that a screen starts while the
   * program ends, such as the next of a row, is not begun, and nothing is told of it.
   *
   * @throws IllegalStateException if work is still going on then
   */
  @Override
  public void close() {
    running.forEach(Progress::cancel);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("work is still going on after " + PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void work(Progress progress, Runnable work) {
    running.add(progress);
    worker.execute(
        () -> {
          try {
            work.run();
          } finally {
            running.remove(progress);
          }
        });
  }

  void show(Runnable update) {
    screen.execute(update);
  }

  Runnable sampleEvery(Duration period, Runnable sample) {
    var sampling =
        threads.scheduleAtFixedRate(sample, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    return () -> sampling.cancel(false);
  }
}
