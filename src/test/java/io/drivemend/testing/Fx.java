package io.drivemend.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/** Work on the JavaFX thread, with its result or its exception. */
public final class Fx {

  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private Fx() {}

  /** Starts JavaFX unless a test framework already did. */
  public static void start() {
    if (STARTED.compareAndSet(false, true)) {
      CountDownLatch up = new CountDownLatch(1);
      try {
        Platform.startup(up::countDown);
        if (!up.await(30, TimeUnit.SECONDS)) {
          throw new IllegalStateException("JavaFX did not start");
        }
      } catch (IllegalStateException alreadyRunning) {
        Platform.setImplicitExit(false);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      Platform.setImplicitExit(false);
    }
  }

  /** Calls on the JavaFX thread and waits for the result. */
  public static <T> T get(Callable<T> call) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(call.call());
          } catch (Exception | AssertionError e) {
            result.completeExceptionally(e);
          }
        });
    return result.orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Runs on the JavaFX thread and waits for the end. */
  public static void run(Runnable action) {
    get(
        () -> {
          action.run();
          return Boolean.TRUE;
        });
  }

  /** Waits until a number of frames were drawn, so that layout and styles have settled. */
  public static void settle() {
    for (int i = 0; i < 3; i++) {
      run(() -> {});
    }
  }
}
