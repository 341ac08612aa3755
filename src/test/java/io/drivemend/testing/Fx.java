package io.drivemend.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Work on the JavaFX thread, with its result or its exception. */
public final class Fx {

  private Fx() {}

  /** Starts JavaFX, without a display when {@code testfx.headless} says so, and gives its primary stage. */
  public static Stage start() {
    try {
      Stage stage = FxToolkit.registerPrimaryStage();
      Platform.setImplicitExit(false);
      return stage;
    } catch (TimeoutException e) {
      throw new IllegalStateException("JavaFX did not start", e);
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

  /** Waits for what was put off, such as focus, and for the layout of what is new. */
  public static void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }
}
