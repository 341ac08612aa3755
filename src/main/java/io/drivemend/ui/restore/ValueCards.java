package io.drivemend.ui.restore;

import static java.util.stream.Collectors.joining;

import io.drivemend.backup.Manifest;
import io.drivemend.backup.Restore;
import io.drivemend.ui.shared.Badge;
import io.drivemend.ui.shared.PathLabel;
import io.drivemend.ui.shared.SideBySide;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The three faces of a value side by side: in the backup, left by the repair, today. */
final class ValueCards extends VBox {

  /** The width below which a path like {@code C:\Windows} and its badge have no room any more. */
  private static final double LEAST_WIDTH = 150;

  /**
   * @param manifest that of the backup that has the values
   * @param unread what stands in place of today's value when it was not read
   */
  ValueCards(Manifest manifest, ValueGroup group, String unread) {
    getStyleClass().add("value-cards");
    String names = group.changes().stream().map(change -> change.where().name()).distinct().collect(joining(", "));
    String views = group.changes().stream().map(change -> change.where().view().words()).collect(joining(", "));
    Label title = new Label(Texts.get("restore.value", names, views));
    title.getStyleClass().add("row-title");
    title.setWrapText(true);
    SideBySide cards =
        new SideBySide(
            LEAST_WIDTH,
            card(Texts.get("restore.in-the-backup"), BackupWords.value(group.first().before()), Optional.empty()),
            card(Texts.get("restore.left-by", BackupWords.work(manifest).toUpperCase(Locale.ENGLISH)), BackupWords.value(group.first().after()), Optional.empty()),
            group
                .now()
                .map(ValueCards::today)
                .orElseGet(() -> card(Texts.get("restore.today"), "", Optional.of(new Badge(Tone.NOT_CHECKED, unread)))));
    getChildren().addAll(title, cards);
  }

  private static VBox today(Restore.Comparison value) {
    Badge badge =
        switch (value.today()) {
          case AS_LEFT -> new Badge(Tone.SUCCESS, Texts.get("restore.as-left"));
          case AS_BACKED_UP -> new Badge(Tone.INFO, Texts.get("restore.as-backed-up"));
          case OTHER -> new Badge(Tone.WARNING, Texts.get("restore.other"));
        };
    String now = value.now().map(BackupWords::value).orElseGet(() -> Texts.get("restore.missing"));
    return card(Texts.get("restore.today"), now, Optional.of(badge));
  }

  private static VBox card(String caption, String value, Optional<Badge> badge) {
    Label name = new Label(caption);
    name.getStyleClass().add("caption");
    VBox card = new VBox(name);
    card.getStyleClass().addAll("card", "value-card");
    if (!value.isEmpty()) {
      card.getChildren().add(PathLabel.of(value));
    }
    badge.ifPresent(card.getChildren()::add);
    card.setAccessibleText(
        caption + ": " + Texts.harmless(value) + badge.map(each -> ", " + each.getText()).orElse(""));
    return card;
  }
}
