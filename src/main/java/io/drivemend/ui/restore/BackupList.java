package io.drivemend.ui.restore;

import io.drivemend.ui.shared.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The backups, with a field that searches them. Nothing is chosen at first. */
final class BackupList extends VBox {

  private final RestoreModel model;
  private final TextField search = TextFields.createClearableTextField();
  private final ListView<String> list = new ListView<>();
  private final Label noMatch = new Label();
  private boolean updating;

  /**
   * @param restore what Enter does on a chosen backup
   */
  BackupList(RestoreModel model, Runnable restore) {
    this.model = model;
    getStyleClass().addAll("card", "backup-list");
    search.setPromptText(Texts.get("restore.search"));
    search.setAccessibleText(Texts.get("restore.search"));
    if (search instanceof CustomTextField field) {
      field.setLeft(new FontIcon(Feather.SEARCH));
    }
    search.textProperty().subscribe(words -> model.search(words));
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::goToList);
    list.setAccessibleText(Texts.get("restore.list"));
    noMatch.setWrapText(true);
    list.setPlaceholder(noMatch);
    list.setCellFactory(view -> new BackupCell(this::row, model::date));
    list.getSelectionModel().selectedItemProperty().subscribe(id -> chosen(id));
    list.setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ENTER) {
            restore.run();
          }
        });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(search, list);
  }

  /** Shows the model as it is now. */
  void update() {
    updating = true;
    if (!search.getText().strip().equals(model.search())) {
      search.setText(model.search());
    }
    noMatch.setText(Texts.get(model.all().isEmpty() ? "restore.listing" : "restore.no-match"));
    List<String> ids = model.shown().stream().map(BackupRow::id).toList();
    if (!ids.equals(list.getItems())) {
      list.getItems().setAll(ids);
    }
    list.refresh();
    model.selected().map(BackupRow::id).ifPresentOrElse(this::mark, list.getSelectionModel()::clearSelection);
    updating = false;
  }

  private void mark(String id) {
    if (!id.equals(list.getSelectionModel().getSelectedItem())) {
      list.getSelectionModel().select(id);
      list.scrollTo(id);
    }
  }

  private void chosen(String id) {
    if (!updating && id != null) {
      model.select(id);
    }
  }

  private Optional<BackupRow> row(String id) {
    return model.shown().stream().filter(row -> row.id().equals(id)).findFirst();
  }

  private void goToList(KeyEvent key) {
    if (key.getCode() == KeyCode.DOWN && !list.getItems().isEmpty()) {
      list.requestFocus();
      if (list.getSelectionModel().isEmpty()) {
        list.getSelectionModel().selectFirst();
      }
      key.consume();
    }
  }
}
