package io.drivemend.measure;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/** A window of the wizard's size with one label. */
public final class LabelWindow extends Application {

  /** Opens it. */
  public static void main(String[] arguments) {
    launch(LabelWindow.class, arguments);
  }

  @Override
  public void start(Stage stage) {
    stage.setScene(new Scene(new Label("DriveMend"), 960, 660));
    stage.show();
  }
}
