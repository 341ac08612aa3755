package io.drivemend.ui.step.compare;

import io.drivemend.model.DriveLetter;
import io.drivemend.ui.shared.FieldLabel;
import io.drivemend.ui.shared.Texts;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.Validator;
import org.controlsfx.validation.decoration.StyleClassValidationDecoration;

/**
 * Asks for a drive letter. None is chosen at first, and choosing one does nothing before its button is pressed: a letter
 * that an arrow key took by accident must not be written.
 */
final class LetterPicker extends VBox {

  private final ComboBox<DriveLetter> letters = new ComboBox<>();
  private final ValidationSupport validation = new ValidationSupport();

  /**
   * @param onChanged hears that another letter is being considered
   * @param onChosen takes the letter
   */
  LetterPicker(Runnable onChanged, Consumer<DriveLetter> onChosen) {
    getStyleClass().add("letter-picker");
    letters.getItems().setAll(IntStream.rangeClosed('A', 'Z').mapToObj(c -> new DriveLetter((char) c)).toList());
    letters.setPromptText(Texts.get("compare.letter-prompt"));
    letters.setAccessibleText(Texts.withoutMnemonic(Texts.get("compare.letter")));
    FieldLabel name = new FieldLabel(Texts.get("compare.letter"), letters);
    Label help = new Label(Texts.get("compare.letter-help"));
    help.getStyleClass().add("muted");
    help.setWrapText(true);
    Button use = new Button(Texts.get("compare.use-letter"));
    use.disableProperty().bind(validation.invalidProperty());
    use.setOnAction(event -> onChosen.accept(letters.getValue()));
    HBox line = new HBox(letters, use);
    line.getStyleClass().add("letter-line");
    getChildren().addAll(name, help, line);
    validation.setValidationDecorator(new StyleClassValidationDecoration("invalid", "invalid"));
    validation.registerValidator(letters, Validator.createEmptyValidator(Texts.get("compare.letter-first")));
    letters.valueProperty().subscribe(letter -> onChanged.run());
  }

  /** Shows no letter as chosen. */
  void clear() {
    letters.setValue(null);
  }
}
