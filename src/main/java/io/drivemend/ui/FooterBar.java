package io.drivemend.ui;

import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.flow.FlowState.Activity;
import io.drivemend.ui.flow.Step;
import io.drivemend.ui.shared.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line at the bottom: what has been written on the left, the buttons on the right. */
final class FooterBar extends HBox {

  private final Label written = new Label();
  private final Label reason = new Label();
  private final HBox others = new HBox();
  private final Button back = new Button(Texts.get("shell.back"));
  private final Button cancel = new Button();
  private final Button primary = new Button();
  private final StackPane backSeat = new StackPane(back);

  private List<PageAction> shownOthers = List.of();

  FooterBar(Runnable goBack, Runnable doCancel) {
    getStyleClass().add("footer");
    written.getStyleClass().add("written");
    reason.getStyleClass().add("reason");
    written.setWrapText(true);
    reason.setWrapText(true);
    VBox words = new VBox(written, reason);
    words.getStyleClass().add("footer-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    others.getStyleClass().add("footer-buttons");
    back.setOnAction(event -> goBack.run());
    cancel.setOnAction(event -> doCancel.run());
    primary.setDefaultButton(true);
    for (Region each : List.of(others, backSeat, cancel, primary)) {
      each.setMinWidth(USE_PREF_SIZE);
      each.managedProperty().bind(each.visibleProperty());
    }
    reason.managedProperty().bind(reason.visibleProperty());
    getChildren().addAll(words, others, backSeat, cancel, primary);
  }

  /**
   * Shows a screen's footer.
   *
   * @param withBack whether Back belongs to this screen at all
   */
  void show(Footer footer, FlowState state, boolean withBack) {
    written.setText(footer.written());
    showReason(state.busy() ? Optional.empty() : footer.primary().flatMap(PageAction::blocked));
    showOthers(footer.others());
    backSeat.setVisible(withBack && state.current() != Step.SOURCE && !(state.finished() && state.committed()));
    back.setDisable(!state.canGoBack());
    Tooltip.install(backSeat, state.backBlocked().map(key -> new Tooltip(Texts.get(key))).orElse(null));
    back.setAccessibleHelp(state.backBlocked().map(key -> Texts.get(key)).orElse(null));
    cancel.setVisible(state.activity() == Activity.CANCELLABLE || state.activity() == Activity.CANCELLING);
    cancel.setDisable(state.activity() == Activity.CANCELLING);
    cancel.setText(Texts.get(state.activity() == Activity.CANCELLING ? "shell.cancelling" : "shell.cancel"));
    primary.setVisible(footer.primary().isPresent());
    footer.primary().ifPresent(action -> wear(primary, action));
  }

  /** Puts the focus where Enter does the next thing, if that is possible now. */
  boolean focusPrimary() {
    boolean possible = primary.isVisible() && !primary.isDisabled();
    if (possible) {
      primary.requestFocus();
    }
    return possible;
  }

  private void showReason(Optional<String> key) {
    reason.setVisible(key.isPresent());
    reason.setText(key.map(each -> Texts.get(each)).orElse(""));
    primary.setAccessibleHelp(reason.getText());
  }

  private void showOthers(List<PageAction> actions) {
    // Only replaced when something changed: a button that is replaced loses the focus.
    if (!actions.equals(shownOthers)) {
      others.getChildren().setAll(actions.stream().map(FooterBar::button).toList());
      shownOthers = actions;
    }
    others.setVisible(!actions.isEmpty());
  }

  private static Node button(PageAction action) {
    Button button = new Button();
    wear(button, action);
    return button;
  }

  private static void wear(Button button, PageAction action) {
    button.setText(action.text());
    button.setGraphic(action.icon().map(FontIcon::new).orElse(null));
    button.setDisable(action.blocked().isPresent());
    button.setAccessibleText(Texts.withoutMnemonic(action.text()));
    button.setOnAction(event -> action.action().run());
  }
}
