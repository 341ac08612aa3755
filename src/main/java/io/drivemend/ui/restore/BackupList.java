package io.drivemend.ui.restore;

import io.drivemend.ui.shared.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The table of backups below a field that searches it and a menu that sorts it. Nothing is chosen at first. */
final class BackupList extends VBox {

  private final RestoreModel model;
  private final TextField search = TextFields.createClearableTextField();
  private final BackupTable table;
  private final Label noMatch = new Label();

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
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::goToTable);
    HBox.setHgrow(search, Priority.ALWAYS);
    table = new BackupTable(model);
    noMatch.setWrapText(true);
    table.setPlaceholder(noMatch);
    table.setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ENTER) {
            restore.run();
          }
        });
    VBox.setVgrow(table, Priority.ALWAYS);
    SortMenu sort = new SortMenu(table);
    sort.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(search, sort);
    head.getStyleClass().add("backup-list-head");
    getChildren().addAll(head, table);
  }

  /** Shows the model as it is now. */
  void update() {
    if (!search.getText().strip().equals(model.search())) {
      search.setText(model.search());
    }
    noMatch.setText(Texts.get(model.all().isEmpty() ? "restore.listing" : "restore.no-match"));
    table.update();
  }

  /** The height at which this many backups can be seen without scrolling. */
  double heightFor(int backups) {
    return snappedTopInset() + getChildren().getFirst().prefHeight(-1) + table.heightFor(backups) + snappedBottomInset();
  }

  /** Takes the focus that a button had which is no longer there. */
  void focusTable() {
    table.requestFocus();
  }

  private void goToTable(KeyEvent key) {
    if (key.getCode() == KeyCode.DOWN && !table.getItems().isEmpty()) {
      table.enter();
      key.consume();
    }
  }
}
