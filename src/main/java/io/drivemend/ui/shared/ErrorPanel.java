package io.drivemend.ui.shared;

import io.drivemend.model.DriveMendException;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A failure in plain words with its code. No stack trace: that stands in the log, and the details that can be copied
 * are what a colleague needs to help.
 */
public final class ErrorPanel extends HBox {

  private final FlowPane buttons = new FlowPane();

  /**
   * @param program name and version of the program, for the details
   */
  public ErrorPanel(DriveMendException failure, String program) {
    getStyleClass().addAll("notice", Tone.DANGER.styleClass(), "error-panel");
    setAccessibleRole(AccessibleRole.PARENT);
    String words = Texts.harmless(failure.sentence());
    setAccessibleText(Texts.get("error.spoken", failure.problem().code(), words));

    Label code = new Label(Texts.get("error.code", failure.problem().code()));
    code.getStyleClass().addAll("caption", "error-code");
    Label sentence = new Label(words);
    sentence.setWrapText(true);
    Button copy = new Button(Texts.get("error.copy"), new FontIcon(Feather.COPY));
    copy.setOnAction(event -> copy(copy, details(failure, program)));
    buttons.getChildren().add(copy);
    buttons.getStyleClass().add("button-line");
    VBox all = new VBox(code, sentence, buttons);
    all.getStyleClass().add("error-words");
    HBox.setHgrow(all, Priority.ALWAYS);
    getChildren().addAll(Sign.of(Tone.DANGER), all);
  }

  /** Adds what can be done about it, such as going back or trying again. */
  public ErrorPanel button(Ikon icon, String text, Runnable action) {
    Button button = new Button(text, new FontIcon(icon));
    button.setOnAction(event -> action.run());
    buttons.getChildren().add(button);
    return this;
  }

  /** What is copied: code, sentence, causes, program and system, one below the other. */
  static String details(DriveMendException failure, String program) {
    StringBuilder details =
        new StringBuilder(failure.problem().code()).append(' ').append(failure.sentence()).append('\n');
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      details.append(Texts.get("error.cause", cause.toString())).append('\n');
    }
    return details
        .append(program).append('\n')
        .append(System.getProperty("os.name")).append(' ').append(System.getProperty("os.version")).append(", Java ")
        .append(Runtime.version()).append('\n')
        .toString();
  }

  private static void copy(Button copy, String details) {
    ClipboardContent content = new ClipboardContent();
    content.putString(details);
    Clipboard.getSystemClipboard().setContent(content);
    copy.setText(Texts.get("error.copied"));
  }
}
