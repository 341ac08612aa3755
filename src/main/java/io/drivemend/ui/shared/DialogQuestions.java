package io.drivemend.ui.shared;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks in a dialog above a window. */
public final class DialogQuestions implements Questions {

  /** The width of a wide question in the style sheet, without its padding. */
  private static final double EVIDENCE_WIDTH = 540;

  private final Window owner;
  private final Theme theme;

  public DialogQuestions(Window owner, Theme theme) {
    this.owner = owner;
    this.theme = theme;
  }

  @Override
  public void ask(Question question, Runnable onYes) {
    ButtonType yes = new ButtonType(question.yes(), ButtonData.OTHER);
    ButtonType no = new ButtonType(question.no(), ButtonData.CANCEL_CLOSE);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(question.title());
    dialog.getDialogPane().getButtonTypes().setAll(yes, no);
    dialog.getDialogPane().setContent(words(question));
    question
        .evidence()
        .ifPresent(
            evidence ->
                dialog.getDialogPane().lookupButton(yes).disableProperty().bind(Bindings.not(evidence.agreed())));
    if (dialog.getDialogPane().lookupButton(no) instanceof Button button) {
      button.setDefaultButton(true);
    }
    theme.style(dialog.getDialogPane().getScene());
    question.evidence().ifPresent(evidence -> makeRoom(dialog.getDialogPane(), evidence.shown()));
    dialog.setOnHidden(
        event -> {
          if (dialog.getResult() == yes) {
            onYes.run();
          }
        });
    dialog.show();
  }

  /** A scroll pane does not ask what wraps in it how high it is at the pane's width. */
  private static void makeRoom(DialogPane dialog, Region shown) {
    dialog.applyCss();
    if (dialog.lookup(".dialog-evidence") instanceof ScrollPane pane) {
      pane.setPrefViewportHeight(shown.prefHeight(EVIDENCE_WIDTH));
    }
  }

  private static VBox words(Question question) {
    Label title = new Label(question.title());
    title.getStyleClass().add("dialog-title");
    Label text = new Label(question.text());
    text.setWrapText(true);
    VBox words = new VBox(title, text);
    words.getStyleClass().add("dialog-words");
    question
        .evidence()
        .ifPresent(
            evidence -> {
              words.getStyleClass().add("wide");
              words.getChildren().add(scrolling(evidence.shown()));
            });
    return words;
  }

  /** What is long must not push the answers off a small screen. */
  private static ScrollPane scrolling(Region shown) {
    ScrollPane pane = new ScrollPane(shown);
    pane.getStyleClass().addAll("dialog-evidence", "edge-to-edge");
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollBarPolicy.NEVER);
    pane.setFocusTraversable(false);
    ScrollToFocus.keepFocusVisible(pane);
    return pane;
  }
}
