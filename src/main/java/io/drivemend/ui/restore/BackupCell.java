package io.drivemend.ui.restore;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupState;
import io.drivemend.ui.shared.Badge;
import io.drivemend.ui.shared.CheckRow;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.Sign;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A backup in the list. The plain cell cannot lay out a graphic that wraps; this one gives it all its width. */
final class BackupCell extends ListCell<String> {

  private final Function<String, Optional<BackupRow>> rows;
  private final Supplier<LocalDate> today;
  private @Nullable Region face;

  BackupCell(Function<String, Optional<BackupRow>> rows, Supplier<LocalDate> today) {
    this.rows = rows;
    this.today = today;
    getStyleClass().add("backup-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    // Not wider than the list, so that it wraps instead of scrolling sideways.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable String id, boolean empty) {
    super.updateItem(id, empty);
    Optional<BackupRow> row = Optional.ofNullable(id).filter(each -> !empty).flatMap(rows);
    CheckRow shown = row.map(each -> face(each, today.get())).orElse(null);
    face = shown;
    setGraphic(shown);
    setAccessibleText(shown == null ? null : shown.getAccessibleText());
  }

  private static CheckRow face(BackupRow row, LocalDate today) {
    Optional<Backup> backup = row.backup();
    String title =
        backup
            .map(Backup::manifest)
            .map(manifest -> Texts.get("restore.title", BackupWords.machine(manifest), BackupWords.when(manifest.created(), today)))
            .orElse(row.id());
    CheckRow face = new CheckRow(Sign.of(tone(row)), title, badge(row.integrity()));
    face.setMouseTransparent(true);
    backup.ifPresent(
        each ->
            face.evidence(
                RichText.of("restore.row", BackupWords.changes(each.manifest()), BackupWords.state(each.state()))));
    if (row.integrity() instanceof Integrity.NotIntact broken) {
      face.evidence(RichText.plain(broken.reason().sentence()));
    }
    return face;
  }

  private static Tone tone(BackupRow row) {
    return switch (row.integrity()) {
      case Integrity.NotChecked unread -> Tone.NOT_CHECKED;
      case Integrity.NotIntact broken -> Tone.DANGER;
      case Integrity.Intact intact ->
          intact.backup().backup().state() == BackupState.PREPARED ? Tone.WARNING : Tone.SUCCESS;
    };
  }

  private static Badge badge(Integrity integrity) {
    return switch (integrity) {
      case Integrity.NotChecked unread -> new Badge(Tone.NOT_CHECKED, Texts.get("restore.not-checked-yet"));
      case Integrity.Intact intact -> new Badge(Tone.SUCCESS, Texts.get("restore.intact"));
      case Integrity.NotIntact broken -> new Badge(Tone.DANGER, Texts.get("restore.not-intact"));
    };
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double inside = width < 0 ? -1 : width - snappedLeftInset() - snappedRightInset();
    double height = face == null ? 0 : face.prefHeight(inside);
    return snappedTopInset() + snapSizeY(height) + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (face != null) {
      face.resizeRelocate(
          snappedLeftInset(),
          snappedTopInset(),
          getWidth() - snappedLeftInset() - snappedRightInset(),
          getHeight() - snappedTopInset() - snappedBottomInset());
    }
  }
}
