package io.drivemend.ui.restore;

import io.drivemend.backup.Backup;
import io.drivemend.ui.restore.Importing.Found;
import io.drivemend.ui.shared.Badge;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * The backups that were found elsewhere, each with what reading it has shown, and a box for those that can be brought in.
 * One that was made of another machine is not chosen beforehand.
 */
final class FoundList extends VBox {

  private final Map<Found, CheckBox> boxes = new LinkedHashMap<>();
  private final BooleanBinding anyChosen;

  FoundList(RestoreModel model, List<Found> found) {
    getStyleClass().add("found-list");
    for (Found each : found) {
      getChildren().add(entry(each, model.isOfOtherMachine(each.row()), model.date()));
    }
    anyChosen =
        Bindings.createBooleanBinding(
            () -> !chosen().isEmpty(),
            boxes.values().stream().map(CheckBox::selectedProperty).toArray(Observable[]::new));
  }

  /** What the technician chose. */
  List<Found> chosen() {
    return boxes.entrySet().stream().filter(entry -> entry.getValue().isSelected()).map(Map.Entry::getKey).toList();
  }

  BooleanBinding isAnyChosen() {
    return anyChosen;
  }

  private Node entry(Found found, boolean isOfOtherMachine, LocalDate today) {
    BackupRow row = found.row();
    String name =
        row.backup()
            .map(Backup::manifest)
            .map(manifest -> Texts.get("restore.title", BackupWords.machine(manifest), BackupWords.when(manifest.created(), today)))
            .orElse(row.id());
    List<Badge> badges = badges(found, isOfOtherMachine, today);
    VBox entry = new VBox(head(found, name, !isOfOtherMachine, badges));
    entry.getStyleClass().add("found");
    if (!badges.isEmpty()) {
      FlowPane line = new FlowPane();
      line.getChildren().setAll(badges);
      line.getStyleClass().add("row-title-line");
      entry.getChildren().add(line);
    }
    row.backup()
        .map(Backup::manifest)
        .ifPresent(
            manifest ->
                entry
                    .getChildren()
                    .add(RichText.of("restore.found", BackupWords.changes(manifest), BackupWords.source(manifest.source())).styled("muted")));
    if (row.integrity() instanceof Integrity.NotIntact broken) {
      entry.getChildren().add(RichText.plain(broken.reason().sentence()).styled("muted"));
    }
    return entry;
  }

  private Node head(Found found, String name, boolean chosen, List<Badge> badges) {
    if (!found.canBeImported()) {
      Label label = new Label(Texts.harmless(name));
      label.getStyleClass().add("row-title");
      label.setWrapText(true);
      return label;
    }
    CheckBox box = new CheckBox(Texts.harmless(name));
    box.setMnemonicParsing(false);
    box.getStyleClass().add("row-title");
    box.setWrapText(true);
    box.setSelected(chosen);
    List<String> spoken = new ArrayList<>(List.of(box.getText()));
    badges.forEach(badge -> spoken.add(badge.getText()));
    box.setAccessibleText(String.join(", ", spoken));
    boxes.put(found, box);
    return box;
  }

  private static List<Badge> badges(Found found, boolean isOfOtherMachine, LocalDate today) {
    List<Badge> badges = new ArrayList<>();
    Integrity integrity = found.row().integrity();
    badges.add(new Badge(BackupWords.tone(integrity), BackupWords.integrity(integrity, today)));
    if (found.isHere()) {
      badges.add(new Badge(Tone.INFO, Texts.get("restore.found-here")));
    }
    if (isOfOtherMachine) {
      badges.add(new Badge(Tone.WARNING, Texts.get("restore.other-machine")));
    }
    return badges;
  }
}
