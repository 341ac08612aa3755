package io.drivemend.ui;

import io.drivemend.model.Problem;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Theme;
import javafx.application.Platform;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of errors that nobody expected: in the log with their trace, and in a dialog whose details can be copied. */
public final class UnexpectedErrors {

  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrors.class);

  private final Window owner;
  private final Theme theme;
  private final String program;
  private boolean telling;

  /**
   * @param program the program's name and version
   */
  public UnexpectedErrors(Window owner, Theme theme, String program) {
    this.owner = owner;
    this.theme = theme;
    this.program = program;
  }

  /** From now on catches what no thread of the program catches. */
  public void install() {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, error) -> {
          LOG.error("Uncaught in {}", thread.getName(), error);
          Platform.runLater(() -> tell(error));
        });
  }

  /** One dialog at a time: an error while the window is drawn comes again with every frame. */
  private void tell(Throwable error) {
    if (telling) {
      return;
    }
    telling = true;
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(Texts.get("wizard.unexpected"));
    dialog.getDialogPane().getButtonTypes().setAll(new ButtonType(Texts.get("wizard.close"), ButtonData.CANCEL_CLOSE));
    dialog
        .getDialogPane()
        .setContent(new ErrorPanel(Problem.INTERNAL.causedBy(error, error.toString()), program));
    theme.style(dialog.getDialogPane().getScene());
    dialog.setOnHidden(event -> telling = false);
    dialog.show();
  }
}
