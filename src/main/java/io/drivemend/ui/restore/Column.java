package io.drivemend.ui.restore;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import io.drivemend.backup.Backup;
import io.drivemend.backup.Manifest;
import io.drivemend.ui.shared.Texts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;

/** The columns of the list of backups: what stands in them, in full and in short, and how they sort. */
enum Column {
  /** Whether the backup is intact, and when that was found. */
  INTEGRITY("restore.column-integrity", 118, false),
  MACHINE("restore.column-machine", 138, false),
  MADE("restore.column-made", 98, false),
  WINDOWS("restore.column-windows", 113, true),
  CHANGE("restore.column-change", 113, false),
  /** How far the repair came. */
  STATE("restore.column-state", 88, true);

  private static final double LETTERS_WIDTH = 90;

  private final String titleKey;
  private final double width;
  private final boolean spared;

  Column(String titleKey, double width, boolean spared) {
    this.titleKey = titleKey;
    this.width = width;
    this.spared = spared;
  }

  String title() {
    return Texts.get(titleKey);
  }

  /** The share of the table's width, in pixels of a table as wide as all columns. */
  double width() {
    return width;
  }

  /** The same where {@link #inShort} stands in the cells. */
  double widthInShort() {
    return this == CHANGE ? LETTERS_WIDTH : width;
  }

  /** Whether a narrow window goes without it; what stands in it stands in the details, too. */
  boolean isSpared() {
    return spared;
  }

  /** The ascending order; backups that are alike in this column stand with the newest first. */
  Comparator<BackupRow> order() {
    return switch (this) {
      case INTEGRITY -> comparingInt(Column::soundness).thenComparingInt(BackupRow::place);
      case MADE -> comparingInt(BackupRow::place).reversed();
      case MACHINE -> byText(Column::machine);
      case WINDOWS -> byText(row -> of(row, manifest -> manifest.windows().toString()));
      case CHANGE -> byText(row -> of(row, BackupWords::changes));
      case STATE -> byText(Column::state);
    };
  }

  /** What stands in the cell. */
  String text(BackupRow row, LocalDate today) {
    return switch (this) {
      case INTEGRITY -> BackupWords.integrity(row.integrity(), today);
      case MACHINE -> machine(row);
      case MADE -> of(row, manifest -> BackupWords.when(manifest.created(), today));
      case WINDOWS -> of(row, manifest -> BackupWords.product(manifest.windows()));
      case CHANGE -> of(row, BackupWords::changes);
      case STATE -> state(row);
    };
  }

  /** What stands in the cell of a narrow window. */
  String inShort(BackupRow row, LocalDate today) {
    return switch (this) {
      case INTEGRITY -> row.verified().isPresent() ? Texts.get("restore.intact-short") : text(row, today);
      case CHANGE -> of(row, BackupWords::allLetters);
      case MACHINE, MADE, WINDOWS, STATE -> text(row, today);
    };
  }

  /** All of what the cell stands for, since it may be shortened. */
  String inFull(BackupRow row, LocalDate today) {
    return switch (this) {
      case INTEGRITY -> BackupWords.integrityInFull(row.integrity(), today);
      case MACHINE, STATE -> text(row, today);
      case MADE -> of(row, manifest -> BackupWords.exactly(manifest.created()));
      case WINDOWS -> of(row, manifest -> manifest.windows() + "\n" + BackupWords.source(manifest.source()));
      case CHANGE -> of(row, manifest -> BackupWords.changesInFull(manifest.changes()));
    };
  }

  private static String machine(BackupRow row) {
    return row.backup().map(Backup::manifest).map(BackupWords::machine).orElse(row.id());
  }

  private static String state(BackupRow row) {
    return row.backup().map(backup -> BackupWords.state(backup)).orElse("");
  }

  private static String of(BackupRow row, Function<Manifest, String> words) {
    return row.backup().map(Backup::manifest).map(words).orElse("");
  }

  /** What needs attention first. */
  private static int soundness(BackupRow row) {
    return switch (row.integrity()) {
      case Integrity.NotIntact broken -> 0;
      case Integrity.NotChecked unread -> 1;
      case Integrity.Intact intact -> 2;
    };
  }

  private static Comparator<BackupRow> byText(Function<BackupRow, String> text) {
    return comparing((BackupRow row) -> text.apply(row).toLowerCase(Locale.ROOT)).thenComparingInt(BackupRow::place);
  }
}
