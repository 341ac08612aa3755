package io.drivemend.ui.step.start;

import io.drivemend.ui.shared.FieldLabel;
import io.drivemend.ui.shared.Sections;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.step.Desktop;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Takes the place of another Windows installation, typed or chosen in a dialog, and shows what is there. */
final class PlaceField extends VBox {

  private final PlaceModel model;
  private final TextField path = new TextField();
  private final Sections below = new Sections();

  PlaceField(PlaceModel model, Desktop desktop) {
    this.model = model;
    getStyleClass().add("place-field");
    FieldLabel name = new FieldLabel(Texts.get("start.place"), path);
    path.getStyleClass().add("code");
    path.setAccessibleText(Texts.withoutMnemonic(Texts.get("start.place")));
    path.setPromptText(Texts.get("start.place-prompt"));
    path.textProperty().subscribe(text -> typed(text));
    FlowPane buttons =
        new FlowPane(
            button(Feather.FOLDER, "start.choose-folder", () -> take(desktop.chooseFolder(Texts.get("start.folder-title")))),
            button(Feather.FILE, "start.choose-file", () -> take(desktop.chooseFile(Texts.get("start.file-title")))));
    buttons.getStyleClass().add("button-line");
    below.getStyleClass().add("place-field");
    getChildren().addAll(name, path, buttons, below);
  }

  /** Shows what is known of the place. */
  void refresh() {
    if (!path.getText().strip().equals(model.typed())) {
      path.setText(model.typed());
    }
    below.show(PlaceSections.of(model, this::use));
  }

  private void typed(String text) {
    if (!text.strip().equals(model.typed())) {
      model.type(text);
    }
  }

  private void use(Path place) {
    path.setText(place.toString());
    path.requestFocus();
  }

  private void take(Optional<Path> chosen) {
    chosen.ifPresent(place -> path.setText(place.toString()));
  }

  private static Button button(Ikon icon, String key, Runnable action) {
    Button button = new Button(Texts.get(key), new FontIcon(icon));
    button.setOnAction(event -> action.run());
    return button;
  }
}
