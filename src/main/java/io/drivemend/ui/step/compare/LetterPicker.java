package io.drivemend.ui.step.compare;

import io.drivemend.model.DriveLetter;
import io.drivemend.ui.shared.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.Validator;
import org.controlsfx.validation.decoration.StyleClassValidationDecoration;

/** Asks for a drive letter. None is chosen at first: a letter that was taken by accident would be written. */
final class LetterPicker extends VBox {

  private final ComboBox<DriveLetter> letters = new ComboBox<>();
  private final ValidationSupport validation = new ValidationSupport();
  private boolean showing;

  LetterPicker(Consumer<DriveLetter> onChosen) {
    getStyleClass().add("letter-picker");
    letters.getItems().setAll(IntStream.rangeClosed('A', 'Z').mapToObj(c -> new DriveLetter((char) c)).toList());
    letters.setPromptText(Texts.get("compare.letter-prompt"));
    letters.setAccessibleText(Texts.withoutMnemonic(Texts.get("compare.letter")));
    Label name = new Label(Texts.get("compare.letter"));
    name.setMnemonicParsing(true);
    name.setLabelFor(letters);
    name.getStyleClass().add("row-title");
    Label help = new Label(Texts.get("compare.letter-help"));
    help.getStyleClass().add("muted");
    help.setWrapText(true);
    getChildren().addAll(name, help, letters);
    validation.setValidationDecorator(new StyleClassValidationDecoration("invalid", "invalid"));
    validation.registerValidator(letters, Validator.createEmptyValidator(Texts.get("compare.letter-first")));
    letters
        .valueProperty()
        .subscribe(
            letter -> {
              // The page is built anew at once, which a control that is telling of its change does not like.
              if (letter != null && !showing) {
                Platform.runLater(() -> onChosen.accept(letter));
              }
            });
  }

  /** Shows the letter that is chosen, without choosing it. */
  void show(Optional<DriveLetter> letter) {
    showing = true;
    letters.setValue(letter.orElse(null));
    showing = false;
  }
}
