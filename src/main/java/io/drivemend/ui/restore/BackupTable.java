package io.drivemend.ui.restore;

import io.drivemend.ui.shared.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.util.Subscription;

/**
 * The table of backups. Its lines are backups by their id, so that choice, place and order outlast what is newly found out
 * about one; at first the newest stands on top.
 */
final class BackupTable extends TableView<BackupTable.Line> {

  private static final double NARROW = 560;
  private static final double LINE_HEIGHT = 34;
  private static final double HEAD_HEIGHT = 33;

  /** A backup in the table, whose row changes with what is found out. */
  static final class Line {
    private final ObjectProperty<BackupRow> row;

    Line(BackupRow row) {
      this.row = new SimpleObjectProperty<>(row);
    }

    BackupRow row() {
      return row.get();
    }

    /** Calls this now and after every change of the row. */
    Subscription follow(Consumer<BackupRow> listener) {
      return row.subscribe(listener);
    }
  }

  private final RestoreModel model;
  // What is newly found out about a backup may give it another place in the order.
  private final ObservableList<Line> lines = FXCollections.observableArrayList(line -> new Observable[] {line.row});
  private final Map<Column, TableColumn<Line, BackupRow>> columns = new EnumMap<>(Column.class);
  private boolean updating;
  private boolean narrow;

  BackupTable(RestoreModel model) {
    this.model = model;
    getStyleClass().add("backup-table");
    setAccessibleText(Texts.get("restore.list"));
    setFixedCellSize(LINE_HEIGHT);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    for (Column column : Column.values()) {
      columns.put(column, tableColumn(column));
    }
    getColumns().setAll(columns.values());
    SortedList<Line> sorted = new SortedList<>(lines);
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    setRowFactory(table -> new BackupTableRow(model::date));
    sortBy(Column.MADE);
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            line -> {
              if (!updating && line != null) {
                model.select(line.row().id());
              }
            });
    widthProperty().subscribe(width -> spareColumns(width.doubleValue()));
  }

  private TableColumn<Line, BackupRow> tableColumn(Column column) {
    TableColumn<Line, BackupRow> made = new TableColumn<>(column.title());
    made.setId(column.name());
    made.setPrefWidth(column.width());
    made.setReorderable(false);
    made.setCellValueFactory(features -> features.getValue().row);
    made.setComparator(column.order());
    made.setCellFactory(each -> new BackupTableCell(column, model::date, () -> narrow));
    return made;
  }

  /** Shows the backups that the search finds. */
  void update() {
    updating = true;
    List<Line> wanted = new ArrayList<>();
    for (BackupRow row : model.shown()) {
      Line line = line(row.id()).orElseGet(() -> new Line(row));
      line.row.set(row);
      wanted.add(line);
    }
    if (!wanted.equals(lines)) {
      lines.setAll(wanted);
    }
    model.selected().map(BackupRow::id).flatMap(this::line).ifPresentOrElse(this::mark, getSelectionModel()::clearSelection);
    updating = false;
  }

  /** Sorts by a column, the newest or the first of the alphabet on top; by the same one again, the other way round. */
  void sortBy(Column column) {
    TableColumn<Line, BackupRow> wanted = Objects.requireNonNull(columns.get(column));
    SortType usual = column == Column.MADE ? SortType.DESCENDING : SortType.ASCENDING;
    boolean again = getSortOrder().equals(List.of(wanted)) && wanted.getSortType() == usual;
    wanted.setSortType(!again ? usual : usual == SortType.ASCENDING ? SortType.DESCENDING : SortType.ASCENDING);
    getSortOrder().setAll(List.of(wanted));
  }

  /** The column that the table is sorted by. */
  Column sortColumn() {
    return getSortOrder().stream().findFirst().map(TableColumn::getId).map(Column::valueOf).orElse(Column.MADE);
  }

  /** Whether the first of the alphabet, or the oldest, stands on top. */
  boolean isAscending() {
    return getSortOrder().stream().findFirst().map(sorted -> sorted.getSortType() == SortType.ASCENDING).orElse(false);
  }

  /** The height at which this many backups can be seen without scrolling. */
  double heightFor(int backups) {
    return HEAD_HEIGHT + backups * LINE_HEIGHT;
  }

  /** Moves into the table, to the chosen backup or to the first one. */
  void enter() {
    requestFocus();
    if (getSelectionModel().isEmpty()) {
      getSelectionModel().selectFirst();
    }
  }

  private void mark(Line line) {
    if (!line.equals(getSelectionModel().getSelectedItem())) {
      getSelectionModel().select(line);
      // Where all lines fit, scrolling to one would push those above it out of sight.
      if (heightFor(lines.size()) > getHeight()) {
        scrollTo(line);
      }
    }
  }

  private Optional<Line> line(String id) {
    return lines.stream().filter(line -> line.row().id().equals(id)).findFirst();
  }

  private void spareColumns(double width) {
    boolean nowNarrow = width > 0 && width < NARROW;
    if (nowNarrow != narrow) {
      narrow = nowNarrow;
      columns.forEach(
          (column, shown) -> {
            shown.setVisible(!narrow || !column.isSpared());
            shown.setPrefWidth(narrow ? column.widthInShort() : column.width());
          });
      refresh();
    }
  }
}
