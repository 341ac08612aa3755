package io.drivemend.ui.shared;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/**
 * Rows in one frame. For keyboards and screen readers the list is one tab stop; the arrow keys go from row to row, and
 * each row says all that stands in it.
 */
public final class RowList extends VBox {

  /**
   * @param name what the rows are, for screen readers
   */
  public RowList(String name, List<CheckRow> rows) {
    getStyleClass().addAll("card", "row-list");
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setAccessibleText(name);
    setRows(rows);
    setOnKeyPressed(
        key -> {
          if ((key.getCode() == KeyCode.DOWN && move(+1)) || (key.getCode() == KeyCode.UP && move(-1))) {
            key.consume();
          }
        });
  }

  /** Replaces the rows. */
  public void setRows(List<CheckRow> rows) {
    getChildren().setAll(rows);
    for (CheckRow row : rows) {
      row.setFocusTraversable(row == rows.getFirst());
      row.setOnMousePressed(press -> row.requestFocus());
    }
    if (!rows.isEmpty()) {
      rows.getLast().getStyleClass().add("last");
    }
  }

  private boolean move(int step) {
    for (int i = 0; i < getChildren().size(); i++) {
      int target = i + step;
      if (getChildren().get(i).isFocused() && target >= 0 && target < getChildren().size()) {
        getChildren().get(i).setFocusTraversable(false);
        getChildren().get(target).setFocusTraversable(true);
        getChildren().get(target).requestFocus();
        return true;
      }
    }
    return false;
  }
}
