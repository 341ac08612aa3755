package io.drivemend.ui.shared;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** How far work has come: what is done right now, and a bar. */
public final class ProgressLine extends VBox {

  private final Label message = new Label();
  private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);

  /**
   * @param name what is going on, shown until the work says more
   */
  public ProgressLine(String name) {
    getStyleClass().add("progress-line");
    message.setText(name);
    message.setWrapText(true);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(name);
    getChildren().addAll(message, bar);
  }

  /** Shows news of the work; an empty message leaves the last one. */
  public void show(Progress.Sample sample) {
    bar.setProgress(
        sample.fraction() == Progress.UNKNOWN ? ProgressBar.INDETERMINATE_PROGRESS : sample.fraction());
    if (!sample.message().isEmpty()) {
      message.setText(Texts.harmless(sample.message()));
      bar.setAccessibleText(message.getText());
    }
  }
}
