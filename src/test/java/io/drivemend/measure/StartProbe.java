package io.drivemend.measure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Runs a program until its first window has drawn its third frame, and prints how many milliseconds that took from the
 * start of the process. The first frame is often drawn before the window has its size.
 *
 * <p>The system property {@code started} holds the milliseconds since 1970 at which the process was started.
 */
public final class StartProbe {

  private static final int FRAMES = 3;

  private int frames;

  private StartProbe() {}

  /** Takes the name of the class whose main method opens the window. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Window.getWindows().addListener((ListChangeListener<Window>) change -> watchFirst());
    Method main = Class.forName(arguments[0]).getMethod("main", String[].class);
    try {
      main.invoke(null, (Object) new String[0]);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(arguments[0] + " failed", e.getCause());
    }
  }

  private static void watchFirst() {
    if (Window.getWindows().size() == 1 && Window.getWindows().getFirst() instanceof Stage stage) {
      new StartProbe().watch(stage.getScene());
    }
  }

  private void watch(Scene scene) {
    scene.addPostLayoutPulseListener(
        () -> {
          frames++;
          if (frames == FRAMES) {
            System.out.println(System.currentTimeMillis() - Long.getLong("started", 0));
            System.out.flush();
            Runtime.getRuntime().halt(0);
          }
          Platform.requestNextPulse();
        });
    Platform.requestNextPulse();
  }
}
