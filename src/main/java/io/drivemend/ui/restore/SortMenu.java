package io.drivemend.ui.restore;

import io.drivemend.ui.shared.Texts;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says how the table is sorted, and sorts it: no keyboard reaches the headers of JavaFX's table. */
final class SortMenu extends MenuButton {

  private final BackupTable table;

  SortMenu(BackupTable table) {
    this.table = table;
    getStyleClass().add("sort-menu");
    for (Column column : Column.values()) {
      MenuItem item = new MenuItem(column.title());
      item.setOnAction(event -> table.sortBy(column));
      getItems().add(item);
    }
    table.getSortOrder().addListener((ListChangeListener<TableColumn<?, ?>>) change -> update());
    table.getColumns().forEach(column -> column.sortTypeProperty().subscribe(type -> update()));
  }

  private void update() {
    String column = table.sortColumn().title();
    setText(Texts.get("restore.sort", column));
    setGraphic(new FontIcon(table.isAscending() ? Feather.ARROW_UP : Feather.ARROW_DOWN));
    setAccessibleText(Texts.get(table.isAscending() ? "restore.sort-ascending" : "restore.sort-descending", column));
  }
}
