package io.drivemend.ui.restore;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupStore.Deletion;
import io.drivemend.backup.Manifest;
import io.drivemend.backup.Recovery;
import io.drivemend.backup.Restore.Consent;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.ValueChange;
import io.drivemend.ui.shared.Questions;
import io.drivemend.ui.shared.Questions.Evidence;
import io.drivemend.ui.shared.Questions.Question;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.step.Desktop;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/** Asks the technician before anything is written, deleted or brought in, and for the places that only a human knows. */
final class Asking {

  private final RestoreModel model;
  private final Questions questions;
  private final Desktop desktop;

  Asking(RestoreModel model, Questions questions, Desktop desktop) {
    this.model = model;
    this.questions = questions;
    this.desktop = desktop;
  }

  /** Restores the chosen backup after a question; after one of weight when something unexpected stands there. */
  void restore() {
    if (model.blocked().isEmpty() && model.today() instanceof Today.Read read) {
      model.selected().flatMap(BackupRow::backup).ifPresent(backup -> restore(backup.manifest(), read));
    }
  }

  private void restore(Manifest manifest, Today.Read read) {
    String title = Texts.get("restore.question", BackupWords.machine(manifest));
    int values = read.writes().size();
    String no = Texts.get("restore.question-no");
    if (read.needed().isEmpty()) {
      String text =
          lines(
              Texts.get("restore.question-where", BackupWords.source(read.target().source())),
              BackupWords.changesInFull(read.writes()),
              "",
              Texts.get("restore.question-safety", values));
      questions.ask(
          new Question(title, text, Texts.get("restore.question-yes", values), no), () -> model.restore(Set.of()));
      return;
    }
    VBox shown = new VBox(12);
    ValueGroup.of(read.values()).forEach(group -> shown.getChildren().add(new ValueCards(manifest, group, "")));
    List<CheckBox> boxes = read.needed().stream().map(consent -> box(agreement(consent, manifest, read))).toList();
    shown.getChildren().addAll(boxes);
    String text =
        lines(
            Texts.get("restore.question-anyway", BackupWords.source(read.target().source())),
            Texts.get("restore.question-safety", values));
    questions.ask(
        new Question(title, text, Texts.get("restore.question-yes-anyway", values), no).with(evidence(shown, boxes)),
        () -> model.restore(read.needed()));
  }

  private static String agreement(Consent consent, Manifest manifest, Today.Read read) {
    return switch (consent) {
      case OTHER_VALUE -> Texts.get("restore.agree-other-value");
      case OTHER_MACHINE ->
          Texts.get("restore.agree-other-machine", manifest.windows().machine(), read.target().windows().machine());
    };
  }

  /** Settles interrupted work; asks first where that writes. */
  void settle(Recovery.Choice choice) {
    Optional<Recovery.Progress> found = model.interrupted();
    if (busy() || found.isEmpty()) {
      return;
    }
    if (found.get() != Recovery.Progress.PARTLY_WRITTEN) {
      model.settle(choice);
      return;
    }
    boolean finish = choice == Recovery.Choice.FINISH;
    questions.ask(
        new Question(
            Texts.get(finish ? "restore.settle-finish-question" : "restore.settle-undo-question"),
            Texts.get(finish ? "restore.settle-finish-text" : "restore.settle-undo-text"),
            Texts.get(finish ? "restore.settle-finish-yes" : "restore.settle-undo-yes"),
            Texts.get("restore.question-no")),
        () -> model.settle(choice));
  }

  /** Has the technician show where the chosen backup's hive stands now. */
  void chooseHive() {
    unlessBusy(desktop::chooseFile, "restore.hive-title", model::chooseHive);
  }

  void export(String id) {
    unlessBusy(desktop::chooseFolder, "restore.export-title", folder -> model.handling().export(id, folder));
  }

  void copy(String id) {
    unlessBusy(desktop::chooseFolder, "restore.copy-title", folder -> model.handling().copyTo(id, folder));
  }

  void openFolder(Path folder) {
    desktop.open(folder);
  }

  /** Deletes a backup after a question; the last that holds a value only after another one, which names that value. */
  void delete(BackupRow row) {
    if (busy()) {
      return;
    }
    questions.ask(
        new Question(
            Texts.get("restore.delete-question", name(row)),
            Texts.get("restore.delete-text", row.id()),
            Texts.get("restore.delete-yes"),
            Texts.get("restore.delete-no")),
        () -> model.handling().delete(row.id(), Deletion.NOT_THE_LAST, refusal -> deleteLast(row, refusal)));
  }

  private void deleteLast(BackupRow row, DriveMendException refusal) {
    String agreement =
        row.backup()
            .map(Backup::manifest)
            .map(
                manifest ->
                    Texts.get(
                        "restore.agree-delete",
                        BackupWords.value(first(manifest).before()),
                        BackupWords.machine(manifest)))
            .orElseGet(() -> Texts.get("restore.agree-delete-unread", row.id()));
    CheckBox box = box(agreement);
    questions.ask(
        new Question(
            Texts.get("restore.delete-last-question", row.backup().map(Backup::manifest).map(BackupWords::machine).orElse(row.id())),
            lines(refusal.sentence(), Texts.get("restore.delete-last-text")),
            Texts.get("restore.delete-last-yes"),
                Texts.get("restore.delete-no"))
            .with(evidence(new VBox(box), List.of(box))),
        () -> model.handling().delete(row.id(), Deletion.EVEN_THE_LAST, last -> {}));
  }

  /** Looks for backups in a folder, shows them, and brings in those that the technician chooses. */
  void bringIn() {
    unlessBusy(desktop::chooseFolder, "restore.import-title", place -> model.importing().look(place, found -> bringIn(place, found)));
  }

  private void bringIn(Path place, List<Importing.Found> found) {
    FoundList list = new FoundList(model, found);
    questions.ask(
        new Question(
            Texts.get("restore.import-question", found.size()),
            Texts.get("restore.import-text", place),
            Texts.get("restore.import-yes"),
                Texts.get("restore.import-no"))
            .with(new Evidence(list, list.isAnyChosen())),
        () -> model.bringIn(list.chosen()));
  }

  private boolean busy() {
    return model.orders().isBusy();
  }

  /** Opens a file dialog. */
  private interface Chooser {
    Optional<Path> choose(String title);
  }

  private void unlessBusy(Chooser chooser, String titleKey, Consumer<Path> action) {
    if (!busy()) {
      chooser.choose(Texts.get(titleKey)).ifPresent(action);
    }
  }

  private String name(BackupRow row) {
    return row.backup()
        .map(Backup::manifest)
        .map(manifest -> Texts.get("restore.title", BackupWords.machine(manifest), BackupWords.when(manifest.created(), model.date())))
        .orElse(row.id());
  }

  private static ValueChange first(Manifest manifest) {
    return manifest.changes().getFirst();
  }

  private static CheckBox box(String text) {
    CheckBox box = new CheckBox(Texts.harmless(text));
    box.setMnemonicParsing(false); // an underscore is a part of the name that is agreed to
    box.setWrapText(true);
    return box;
  }

  private static Evidence evidence(VBox shown, List<CheckBox> boxes) {
    return new Evidence(
        shown,
        Bindings.createBooleanBinding(
            () -> boxes.stream().allMatch(CheckBox::isSelected),
            boxes.stream().map(CheckBox::selectedProperty).toArray(javafx.beans.Observable[]::new)));
  }

  private static String lines(String... lines) {
    return String.join("\n", lines);
  }
}
