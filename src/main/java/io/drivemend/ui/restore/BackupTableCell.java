package io.drivemend.ui.restore;

import io.drivemend.backup.BackupState;
import io.drivemend.ui.restore.BackupTable.Line;
import io.drivemend.ui.shared.Sign;
import io.drivemend.ui.shared.Texts;
import java.time.LocalDate;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A cell of the table: its words, shortened where they do not fit, a sign where one belongs, and all of it as tooltip. */
final class BackupTableCell extends TableCell<Line, BackupRow> {

  private static final PseudoClass INTERRUPTED = PseudoClass.getPseudoClass("interrupted");

  private final Column column;
  private final Supplier<LocalDate> today;
  private final BooleanSupplier narrow;

  /**
   * @param narrow whether there is little room
   */
  BackupTableCell(Column column, Supplier<LocalDate> today, BooleanSupplier narrow) {
    this.column = column;
    this.today = today;
    this.narrow = narrow;
  }

  @Override
  protected void updateItem(@Nullable BackupRow row, boolean empty) {
    super.updateItem(row, empty);
    if (row == null || empty) {
      pseudoClassStateChanged(INTERRUPTED, false);
      setText(null);
      setGraphic(null);
      setTooltip(null);
      return;
    }
    pseudoClassStateChanged(INTERRUPTED, isInterrupted(row));
    setText(Texts.harmless(narrow.getAsBoolean() ? column.inShort(row, today.get()) : column.text(row, today.get())));
    setGraphic(column == Column.INTEGRITY ? Sign.of(BackupWords.tone(row.integrity())) : null);
    String inFull = column.inFull(row, today.get());
    setTooltip(inFull.isEmpty() ? null : new Tooltip(harmless(inFull)));
  }

  /** The line breaks are our own; what stands between them may come from anywhere. */
  private static String harmless(String lines) {
    return String.join("\n", lines.lines().map(Texts::harmless).toList());
  }

  private boolean isInterrupted(BackupRow row) {
    return column == Column.STATE && row.backup().filter(backup -> backup.state() == BackupState.PREPARED).isPresent();
  }
}
