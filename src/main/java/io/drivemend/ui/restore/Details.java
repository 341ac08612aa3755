package io.drivemend.ui.restore;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupState;
import io.drivemend.backup.Manifest;
import io.drivemend.backup.Restore;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.ValueLocation;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.Facts;
import io.drivemend.ui.shared.Links;
import io.drivemend.ui.shared.NoticeBar;
import io.drivemend.ui.shared.ProgressLine;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The chosen backup: what happened to it, its values beside today's, and what restoring would do. */
final class Details extends VBox {

  private final RestoreModel model;
  private final String program;
  private final Consumer<Path> openFolder;

  /**
   * @param program name and version of the program, for the details of a failure
   */
  Details(RestoreModel model, String program, Consumer<Path> openFolder) {
    this.model = model;
    this.program = program;
    this.openFolder = openFolder;
    getStyleClass().addAll("card", "backup-details");
  }

  /** Shows the model as it is now. */
  void update() {
    List<Node> nodes = model.selected().map(this::describe).orElseGet(() -> List.of(muted(Texts.get("restore.choose"))));
    getChildren().setAll(nodes);
  }

  private List<Node> describe(BackupRow row) {
    List<Node> nodes = new ArrayList<>();
    Optional<Manifest> manifest = row.backup().map(Backup::manifest);
    nodes.add(title(manifest.map(this::title).orElse(row.id())));
    if (model.isRestoring()) {
      nodes.add(new ProgressLine(Texts.get("restore.restoring")));
    }
    model.outcome().map(this::outcome).ifPresent(nodes::add);
    row.backup()
        .filter(backup -> backup.state() == BackupState.PREPARED)
        .ifPresent(backup -> nodes.add(new NoticeBar(Tone.WARNING, Interruption.explain(model.today()))));
    refusal(row).ifPresent(nodes::add);
    row.backup().ifPresent(backup -> nodes.addAll(values(row, backup)));
    nodes.add(
        Links.line(
            List.of(
                Links.link(Texts.get("restore.verify-again"), model::verifyAgain),
                Links.link(Texts.get("restore.open-folder"), () -> openFolder.accept(row.folder())))));
    manifest.map(each -> facts(row, each)).ifPresent(nodes::add);
    return nodes;
  }

  private String title(Manifest manifest) {
    return Texts.get(
        "restore.title", BackupWords.machine(manifest), BackupWords.when(manifest.created(), model.date()));
  }

  private Node outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Restored(List<Restore.Comparison> values) -> {
        List<String> now =
            values.stream()
                .map(Details::standsNow)
                .toList();
        yield new NoticeBar(Tone.SUCCESS, RichText.of("restore.restored", String.join("; ", now)));
      }
      case Outcome.Failed(DriveMendException reason) -> new ErrorPanel(reason, program);
    };
  }

  private static String standsNow(Restore.Comparison value) {
    ValueLocation where = value.change().where();
    String now = value.now().map(BackupWords::value).orElseGet(() -> Texts.get("restore.missing"));
    return Texts.get("restore.stands", where.name(), where.view().words(), now);
  }

  /** Why it cannot be restored. Right after an order that ended, that has been said already. */
  private Optional<Node> refusal(BackupRow row) {
    if (model.outcome().isPresent()) {
      return Optional.empty();
    }
    if (row.integrity() instanceof Integrity.NotIntact broken) {
      return Optional.of(new ErrorPanel(broken.reason(), program));
    }
    return model
        .today()
        .refusal(row.id())
        .map(
            refusal ->
                refusal.problem() == Problem.ALREADY_RESTORED
                    ? new NoticeBar(Tone.INFO, RichText.of("restore.nothing-to-do", refusal.sentence(), refusal.problem().code()))
                    : new ErrorPanel(refusal, program));
  }

  private List<Node> values(BackupRow row, Backup backup) {
    List<Node> nodes = new ArrayList<>();
    String unread =
        Texts.get(row.integrity() instanceof Integrity.NotIntact ? "restore.not-read" : "restore.reading");
    switch (model.today()) {
      case Today.NotRead nothing -> nodes.addAll(cards(ValueGroup.ofUnread(backup.manifest().changes()), unread));
      case Today.Unreadable reason ->
          nodes.addAll(cards(ValueGroup.ofUnread(backup.manifest().changes()), Texts.get("restore.unreadable")));
      case Today.Read read -> {
        nodes.addAll(cards(ValueGroup.of(read.values()), unread));
        if (read.refusal(backup.id()).isEmpty()) {
          nodes.add(muted(Texts.get("restore.would-write", read.toWrite())));
        }
      }
    }
    return nodes;
  }

  private static List<ValueCards> cards(List<ValueGroup> groups, String unread) {
    return groups.stream().map(group -> new ValueCards(group, unread)).toList();
  }

  private static Facts facts(BackupRow row, Manifest manifest) {
    return new Facts()
        .add(Texts.get("restore.fact-windows"), manifest.windows().toString())
        .addPath(Texts.get("restore.fact-registry"), BackupWords.source(manifest.source()))
        .addPath(Texts.get("restore.fact-backup"), row.folder().toString());
  }

  private static Label title(String text) {
    Label title = new Label(text);
    title.getStyleClass().add("section-title");
    title.setWrapText(true);
    return title;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }
}
