package io.drivemend.app;

import java.util.List;
import javafx.application.Platform;
import javafx.application.Preloader;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The program with a technician who closes the window as soon as it is there; run as a process of its own. */
public final class ClosingWizard {

  private ClosingWizard() {}

  public static void main(String[] arguments) {
    System.setProperty("javafx.preloader", Closer.class.getName());
    Main.main(arguments);
    System.out.println("closed");
  }

  /** Hears when the application has started; JavaFX makes it. */
  public static final class Closer extends Preloader {
    @Override
    public void start(Stage stage) {}

    @Override
    public void handleStateChangeNotification(StateChangeNotification change) {
      if (change.getType() == StateChangeNotification.Type.BEFORE_START) {
        Platform.runLater(() -> Platform.runLater(Closer::closeAll));
      }
    }

    private static void closeAll() {
      Window.getWindows().forEach(window -> System.out.println("shown " + ((Stage) window).getTitle()));
      List.copyOf(Window.getWindows()).forEach(Window::hide);
    }
  }
}
