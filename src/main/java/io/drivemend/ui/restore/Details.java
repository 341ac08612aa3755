package io.drivemend.ui.restore;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupState;
import io.drivemend.backup.Manifest;
import io.drivemend.backup.Restore;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.ValueLocation;
import io.drivemend.ui.shared.Badge;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.Facts;
import io.drivemend.ui.shared.Links;
import io.drivemend.ui.shared.NoticeBar;
import io.drivemend.ui.shared.ProgressLine;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.ScrollToFocus;
import io.drivemend.ui.shared.Sections;
import io.drivemend.ui.shared.Sections.Section;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The chosen backup: what happened to it, its values beside today's, and what restoring would do. */
final class Details extends ScrollPane {

  private final RestoreModel model;
  private final String program;
  private final Consumer<Path> openFolder;
  private final Sections sections = new Sections();
  private String shownId = "";

  /**
   * @param program name and version of the program, for the details of a failure
   */
  Details(RestoreModel model, String program, Consumer<Path> openFolder) {
    this.model = model;
    this.program = program;
    this.openFolder = openFolder;
    getStyleClass().addAll("card", "backup-details", "edge-to-edge");
    sections.getStyleClass().add("backup-sections");
    setContent(sections);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setAccessibleText(Texts.get("restore.details"));
    ScrollToFocus.keepFocusVisible(this);
  }

  /** Shows the model as it is now. */
  void update() {
    List<Section> wanted = new ArrayList<>();
    model.selected().ifPresentOrElse(row -> describe(row, wanted), () -> wanted.add(sentence("restore.choose")));
    sections.show(wanted);
    String id = model.selected().map(BackupRow::id).orElse("");
    if (!id.equals(shownId)) {
      shownId = id;
      setVvalue(0);
    }
  }

  /** The height at which nothing has to be scrolled. */
  double fullHeight(double width) {
    double sides = snappedLeftInset() + snappedRightInset();
    double inside = width < 0 ? -1 : width - sides;
    return snappedTopInset() + snapSizeY(sections.prefHeight(inside)) + snappedBottomInset();
  }

  private void describe(BackupRow row, List<Section> wanted) {
    Optional<Manifest> manifest = row.backup().map(Backup::manifest);
    wanted.add(title(row, manifest.map(this::title).orElse(row.id())));
    if (model.isRestoring()) {
      wanted.add(new Section("restoring", () -> new ProgressLine(Texts.get("restore.restoring"))));
    }
    model.outcome().ifPresent(outcome -> wanted.add(new Section(outcome, () -> outcome(outcome))));
    Today today = model.today();
    row.backup()
        .filter(backup -> backup.state() == BackupState.PREPARED)
        .ifPresent(
            backup ->
                wanted.add(new Section(List.of("interrupted", today), () -> new NoticeBar(Tone.WARNING, Interruption.explain(today)))));
    refusal(row).ifPresent(wanted::add);
    row.backup().ifPresent(backup -> values(row, backup, wanted));
    wanted.add(new Section(List.of("links", row.folder()), () -> links(row)));
    manifest.ifPresent(each -> wanted.add(new Section(List.of("facts", row.folder(), each), () -> facts(row, each))));
  }

  private Section title(BackupRow row, String words) {
    String integrity =
        row.integrity() instanceof Integrity.NotIntact
            ? BackupWords.integrity(row.integrity(), model.date())
            : BackupWords.integrityInFull(row.integrity(), model.date());
    String state = row.backup().map(backup -> BackupWords.state(backup.state())).orElse("");
    return new Section(
        List.of("title", words, integrity, state),
        () -> {
          FlowPane badges = new FlowPane(new Badge(BackupWords.tone(row.integrity()), integrity));
          badges.getStyleClass().add("row-title-line");
          if (!state.isEmpty()) {
            badges.getChildren().add(new Badge(Tone.NOT_CHECKED, state));
          }
          return new VBox(4, title(words), badges);
        });
  }

  private String title(Manifest manifest) {
    return Texts.get(
        "restore.title", BackupWords.machine(manifest), BackupWords.when(manifest.created(), model.date()));
  }

  private Node outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Restored(List<Restore.Comparison> values) -> {
        List<String> now = values.stream().map(Details::standsNow).toList();
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
  private Optional<Section> refusal(BackupRow row) {
    if (model.outcome().isPresent()) {
      return Optional.empty();
    }
    if (row.integrity() instanceof Integrity.NotIntact broken) {
      return Optional.of(new Section(broken.reason(), () -> new ErrorPanel(broken.reason(), program)));
    }
    Today today = model.today();
    return today.refusal(row.id()).map(refusal -> new Section(List.of("refused", today), () -> refusal(refusal)));
  }

  private Node refusal(DriveMendException refusal) {
    return refusal.problem() == Problem.ALREADY_RESTORED
        ? new NoticeBar(Tone.INFO, RichText.of("restore.nothing-to-do", refusal.sentence(), refusal.problem().code()))
        : new ErrorPanel(refusal, program);
  }

  private void values(BackupRow row, Backup backup, List<Section> wanted) {
    String unread =
        Texts.get(row.integrity() instanceof Integrity.NotIntact ? "restore.not-read" : "restore.reading");
    switch (model.today()) {
      case Today.NotRead nothing -> cards(ValueGroup.ofUnread(backup.manifest().changes()), unread, wanted);
      case Today.Unreadable reason ->
          cards(ValueGroup.ofUnread(backup.manifest().changes()), Texts.get("restore.unreadable"), wanted);
      case Today.Read read -> {
        cards(ValueGroup.of(read.values()), unread, wanted);
        if (read.refusal(backup.id()).isEmpty()) {
          wanted.add(sentence("restore.would-write", read.toWrite()));
        }
      }
    }
  }

  private static void cards(List<ValueGroup> groups, String unread, List<Section> wanted) {
    groups.forEach(group -> wanted.add(new Section(List.of(group, unread), () -> new ValueCards(group, unread))));
  }

  private Node links(BackupRow row) {
    return Links.line(
        List.of(
            Links.link(Texts.get("restore.verify-again"), model::verifyAgain),
            Links.link(Texts.get("restore.open-folder"), () -> openFolder.accept(row.folder()))));
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

  private static Section sentence(String key, Object... arguments) {
    String words = Texts.get(key, arguments);
    return new Section(
        words,
        () -> {
          Label label = new Label(words);
          label.getStyleClass().add("muted");
          label.setWrapText(true);
          return label;
        });
  }
}
