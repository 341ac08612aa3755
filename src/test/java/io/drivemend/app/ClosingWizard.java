package io.drivemend.app;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The program with a technician who closes the window as soon as it is there; run as a process of its own. */
public final class ClosingWizard {

  private ClosingWizard() {}

  public static void main(String[] arguments) {
    Window.getWindows().addListener((ListChangeListener<Window>) change -> closeWhatCame(change));
    Main.main(arguments);
    System.out.println("closed");
  }

  private static void closeWhatCame(ListChangeListener.Change<? extends Window> change) {
    while (change.next()) {
      for (Window window : change.getAddedSubList()) {
        System.out.println("shown " + ((Stage) window).getTitle());
        Platform.runLater(window::hide);
      }
    }
  }
}
