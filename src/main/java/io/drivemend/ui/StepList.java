package io.drivemend.ui;

import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.flow.Step;
import io.drivemend.ui.shared.Texts;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The steps on the left. One that is done can be clicked as long as Back is allowed; the others only show the way. */
final class StepList extends VBox {

  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

  private final Consumer<Step> jump;

  StepList(Consumer<Step> jump) {
    this.jump = jump;
    getStyleClass().add("step-list");
  }

  /** Shows the steps of the repair. */
  void show(FlowState state) {
    getChildren().clear();
    for (Step step : Step.values()) {
      boolean current = step == state.current();
      boolean done = state.done().contains(step);
      Button item = item(done ? new FontIcon(Feather.CHECK) : new Label(String.valueOf(step.place() + 1)), name(step));
      item.pseudoClassStateChanged(CURRENT, current);
      item.pseudoClassStateChanged(DONE, done);
      String spoken = current ? "shell.step-current" : done ? "shell.step-done" : "shell.step-next";
      item.setAccessibleText(Texts.get(spoken, step.place() + 1, Step.values().length, name(step)));
      if (state.canJumpTo(step)) {
        item.setOnAction(event -> jump.accept(step));
      } else {
        makeMere(item);
      }
      getChildren().add(item);
    }
  }

  /** Shows an aside instead, with the way back. */
  void showAside(String title, Ikon icon, Runnable back) {
    Button here = item(new FontIcon(icon), title);
    here.pseudoClassStateChanged(CURRENT, true);
    makeMere(here);
    Button start = item(new FontIcon(Feather.CHEVRON_LEFT), Texts.get("shell.back-to-start"));
    start.setMnemonicParsing(true);
    start.setOnAction(event -> back.run());
    getChildren().setAll(here, start);
  }

  private static Button item(Node mark, String text) {
    StackPane circle = new StackPane(mark);
    circle.getStyleClass().add("step-circle");
    Button item = new Button(text, circle);
    item.getStyleClass().setAll("step-item");
    item.setMaxWidth(Double.MAX_VALUE);
    return item;
  }

  private static void makeMere(Button item) {
    item.setFocusTraversable(false);
    item.setMouseTransparent(true);
  }

  private static String name(Step step) {
    return Texts.get(
        switch (step) {
          case SOURCE -> "shell.step.source";
          case DIAGNOSIS -> "shell.step.diagnosis";
          case COMPARE -> "shell.step.compare";
          case BACK_UP -> "shell.step.back-up";
          case REPAIR -> "shell.step.repair";
          case RESULT -> "shell.step.result";
        });
  }
}
