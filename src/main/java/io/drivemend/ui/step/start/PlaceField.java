package io.drivemend.ui.step.start;

import io.drivemend.source.SourceChoice;
import io.drivemend.ui.shared.FieldLabel;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.step.Desktop;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Takes the place of another Windows installation: typed, chosen in a dialog, or dropped. */
final class PlaceField extends VBox {

  private final StartModel model;
  private final TextField path = new TextField();
  private final Label found = new Label();

  PlaceField(StartModel model, Desktop desktop) {
    this.model = model;
    getStyleClass().add("place-field");
    FieldLabel name = new FieldLabel(Texts.get("start.place"), path);
    path.getStyleClass().add("code");
    path.setAccessibleText(Texts.withoutMnemonic(Texts.get("start.place")));
    path.setPromptText(Texts.get("start.place-prompt"));
    path.textProperty().subscribe(text -> typed(text));
    path.setOnDragOver(PlaceField::acceptFiles);
    path.setOnDragDropped(this::drop);
    found.getStyleClass().add("muted");
    found.setWrapText(true);
    FlowPane buttons =
        new FlowPane(
            button(Feather.FOLDER, "start.choose-folder", () -> take(desktop.chooseFolder(Texts.get("start.folder-title")))),
            button(Feather.FILE, "start.choose-file", () -> take(desktop.chooseFile(Texts.get("start.file-title")))));
    buttons.getStyleClass().add("button-line");
    getChildren().addAll(name, path, buttons, found);
  }

  /** Shows what is known of the place. */
  void refresh() {
    found.setText(
        switch (model.place()) {
          case Place.None none -> Texts.get("start.place-help");
          case Place.Looking looking -> Texts.get("start.place-looking");
          case Place.Missing missing -> Texts.get("start.place-missing");
          case Place.Found(SourceChoice.HiveFile(Path software, Optional<Path> system)) ->
              system.isPresent()
                  ? Texts.get("start.with-system", system.get())
                  : Texts.get("start.without-system");
          case Place.Found anywhere -> Texts.get("start.place-folder");
        });
  }

  private void typed(String text) {
    if (!text.strip().equals(model.typed())) {
      model.type(text);
    }
  }

  private void take(Optional<Path> chosen) {
    chosen.ifPresent(place -> path.setText(place.toString()));
  }

  private static void acceptFiles(DragEvent drag) {
    if (drag.getDragboard().hasFiles()) {
      drag.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
    }
    drag.consume();
  }

  private void drop(DragEvent drag) {
    List<File> files = drag.getDragboard().getFiles();
    drag.setDropCompleted(files.size() == 1);
    if (files.size() == 1) {
      take(Optional.of(files.getFirst().toPath()));
    }
    drag.consume();
  }

  private static Button button(Ikon icon, String key, Runnable action) {
    Button button = new Button(Texts.get(key), new FontIcon(icon));
    button.setOnAction(event -> action.run());
    return button;
  }
}
