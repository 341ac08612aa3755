package io.drivemend.ui.restore;

import static java.util.stream.Collectors.joining;

import io.drivemend.ui.restore.BackupTable.Line;
import io.drivemend.ui.shared.Texts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Supplier;
import javafx.scene.control.TableRow;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A line of the table. A screen reader says all of it, also what a narrow window leaves out. */
final class BackupTableRow extends TableRow<Line> {

  private final Supplier<LocalDate> today;
  private Subscription news = Subscription.EMPTY;

  BackupTableRow(Supplier<LocalDate> today) {
    this.today = today;
  }

  @Override
  protected void updateItem(@Nullable Line line, boolean empty) {
    super.updateItem(line, empty);
    news.unsubscribe();
    news = Subscription.EMPTY;
    if (line == null || empty) {
      setAccessibleText(null);
    } else {
      news = line.follow(row -> setAccessibleText(spoken(row)));
    }
  }

  private String spoken(BackupRow row) {
    return Arrays.stream(Column.values())
        .map(column -> column.text(row, today.get()))
        .filter(text -> !text.isEmpty())
        .map(Texts::harmless)
        .collect(joining(", "));
  }
}
