package io.drivemend.ui.step.start;

import io.drivemend.source.FoundWindows;
import io.drivemend.ui.shared.PathLabel;
import io.drivemend.ui.shared.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Asks which of several Windows on a drive is meant. None is chosen at first: the wrong one must not be repaired. */
final class WindowsPicker extends VBox {

  private final ToggleGroup group = new ToggleGroup();

  /**
   * @param onChosen takes the one that is meant
   */
  WindowsPicker(List<FoundWindows> all, Consumer<FoundWindows> onChosen) {
    getStyleClass().addAll("card", "windows-picker");
    Label question = new Label(Texts.get("start.which", all.size()));
    question.getStyleClass().add("row-title");
    question.setWrapText(true);
    getChildren().add(question);
    for (FoundWindows windows : all) {
      getChildren().add(choice(windows, onChosen));
    }
  }

  private VBox choice(FoundWindows windows, Consumer<FoundWindows> onChosen) {
    String title = Texts.harmless(FoundWords.title(windows));
    RadioButton button = new RadioButton(title);
    button.setMnemonicParsing(false);
    button.setWrapText(true);
    button.setToggleGroup(group);
    button.setAccessibleText(title + ", " + Texts.harmless(windows.place().toString()));
    button.selectedProperty().subscribe(
        selected -> {
          if (selected) {
            onChosen.accept(windows);
          }
        });
    VBox choice = new VBox(button, PathLabel.of(windows.place().toString()));
    choice.getStyleClass().add("windows-choice");
    return choice;
  }
}
