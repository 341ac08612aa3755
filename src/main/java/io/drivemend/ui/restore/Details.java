package io.drivemend.ui.restore;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupState;
import io.drivemend.backup.Manifest;
import io.drivemend.backup.Restore.Consent;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.SourceRef;
import io.drivemend.ui.shared.Badge;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.Facts;
import io.drivemend.ui.shared.Links;
import io.drivemend.ui.shared.NoticeBar;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.ScrollToFocus;
import io.drivemend.ui.shared.Sections;
import io.drivemend.ui.shared.Sections.Section;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The chosen backup: what happened to it, its values beside today's, and what restoring would do. */
final class Details extends ScrollPane {

  private final RestoreModel model;
  private final Asking asking;
  private final News news;
  private final String program;
  private final Sections sections = new Sections();
  private List<Object> shown = List.of();

  /**
   * @param program name and version of the program, for the details of a failure
   */
  Details(RestoreModel model, Asking asking, News news, String program) {
    this.model = model;
    this.asking = asking;
    this.news = news;
    this.program = program;
    getStyleClass().addAll("card", "backup-details", "edge-to-edge");
    sections.getStyleClass().add("backup-sections");
    setContent(sections);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setAccessibleText(Texts.get("restore.details"));
    ScrollToFocus.keepFocusVisible(this);
  }

  /** Shows the model as it is now, and what is new from its top. */
  void update() {
    List<Section> wanted = new ArrayList<>();
    model
        .selected()
        .ifPresentOrElse(
            row -> describe(row, wanted),
            () -> {
              wanted.addAll(news.sections());
              wanted.add(sentence("restore.choose"));
            });
    sections.show(wanted);
    List<Object> shows = List.of(model.selected().map(BackupRow::id).orElse(""), model.orders().running(), model.orders().outcome());
    if (!shows.equals(shown)) {
      shown = shows;
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
    wanted.add(title(row));
    wanted.addAll(news.sections());
    Today today = model.today();
    row.backup()
        .filter(backup -> backup.state() == BackupState.PREPARED)
        .ifPresent(
            backup ->
                wanted.add(
                    new Section(
                        List.of("interrupted", today), () -> Interruption.notice(backup, today, asking::settle))));
    refusal(row).ifPresent(wanted::add);
    row.backup().ifPresent(backup -> values(row, backup.manifest(), wanted));
    wanted.add(new Section(List.of("links", row.id()), () -> links(row)));
    row.backup().ifPresent(backup -> wanted.add(new Section(List.of("facts", backup, today), () -> facts(backup, today))));
  }

  private Section title(BackupRow row) {
    String words = row.backup().map(Backup::manifest).map(this::title).orElse(row.id());
    String integrity =
        row.integrity() instanceof Integrity.NotIntact
            ? BackupWords.integrity(row.integrity(), model.date())
            : BackupWords.integrityInFull(row.integrity(), model.date());
    String state = row.backup().map(BackupWords::state).orElse("");
    boolean isOfOtherMachine = model.isOfOtherMachine(row);
    return new Section(
        List.of("title", words, integrity, state, isOfOtherMachine),
        () -> {
          FlowPane badges = new FlowPane(new Badge(BackupWords.tone(row.integrity()), integrity));
          badges.getStyleClass().add("row-title-line");
          if (!state.isEmpty()) {
            badges.getChildren().add(new Badge(Tone.NOT_CHECKED, state));
          }
          if (isOfOtherMachine) {
            badges.getChildren().add(new Badge(Tone.WARNING, Texts.get("restore.other-machine")));
          }
          return new VBox(4, title(words), badges);
        });
  }

  private String title(Manifest manifest) {
    return Texts.get(
        "restore.title", BackupWords.machine(manifest), BackupWords.when(manifest.created(), model.date()));
  }

  /** Why it cannot be restored, unless that was said just before. */
  private Optional<Section> refusal(BackupRow row) {
    Optional<DriveMendException> said =
        model.orders().outcome().flatMap(outcome -> outcome instanceof Outcome.Failed failed ? Optional.of(failed.reason()) : Optional.empty());
    if (row.integrity() instanceof Integrity.NotIntact broken) {
      return said.filter(each -> each.sentence().equals(broken.reason().sentence())).isPresent()
          ? Optional.empty()
          : Optional.of(new Section(broken.reason(), () -> new ErrorPanel(broken.reason(), program)));
    }
    return model
        .today()
        .refusal()
        .filter(refusal -> refusal.problem() != Problem.ALREADY_RESTORED || isWorthSaying(row))
        .map(refusal -> new Section(refusal, () -> refusal(row, refusal)));
  }

  /** That the old values stand there already is said by what was just done, and by the notice of interrupted work. */
  private boolean isWorthSaying(BackupRow row) {
    boolean isPrepared = row.backup().filter(backup -> backup.state() == BackupState.PREPARED).isPresent();
    return model.orders().outcome().isEmpty() && !isPrepared;
  }

  private Node refusal(BackupRow row, DriveMendException refusal) {
    if (refusal.problem() == Problem.ALREADY_RESTORED) {
      return new NoticeBar(Tone.INFO, RichText.of("restore.nothing-to-do", refusal.sentence(), refusal.problem().code()));
    }
    ErrorPanel panel = new ErrorPanel(refusal, program);
    boolean isHive =
        row.backup().filter(backup -> backup.manifest().source().kind() == SourceRef.Kind.HIVE).isPresent();
    return isHive && model.today() instanceof Today.Unreadable
        ? panel.button(Feather.FILE, Texts.get("restore.choose-hive"), asking::chooseHive)
        : panel;
  }

  private void values(BackupRow row, Manifest manifest, List<Section> wanted) {
    String unread =
        Texts.get(row.integrity() instanceof Integrity.NotIntact ? "restore.not-read" : "restore.reading");
    switch (model.today()) {
      case Today.NotRead nothing -> cards(manifest, ValueGroup.ofUnread(manifest.changes()), unread, wanted);
      case Today.Unreadable reason ->
          cards(manifest, ValueGroup.ofUnread(manifest.changes()), Texts.get("restore.unreadable"), wanted);
      case Today.Read read -> {
        boolean isPossible = read.refusal().isEmpty();
        if (isPossible) {
          read.needed().forEach(consent -> wanted.add(new Section(consent, () -> unexpected(consent, manifest, read))));
        }
        cards(manifest, ValueGroup.of(read.values()), unread, wanted);
        if (isPossible) {
          wanted.add(sentence("restore.would-write", read.writes().size()));
        }
      }
    }
  }

  private static void cards(Manifest manifest, List<ValueGroup> groups, String unread, List<Section> wanted) {
    groups.forEach(group -> wanted.add(new Section(List.of(group, unread), () -> new ValueCards(manifest, group, unread))));
  }

  private static NoticeBar unexpected(Consent consent, Manifest manifest, Today.Read read) {
    return new NoticeBar(
        Tone.WARNING,
        switch (consent) {
          case OTHER_VALUE -> RichText.of("restore.needs-other-value", BackupWords.work(manifest));
          case OTHER_MACHINE ->
              RichText.of(
                  "restore.needs-other-machine", manifest.windows().machine(), read.target().windows().machine());
        });
  }

  private Node links(BackupRow row) {
    return Links.line(
        List.of(
            Links.link(Texts.get("restore.verify-again"), model::verifyAgain),
            Links.link(Texts.get("restore.open-folder"), () -> asking.openFolder(row.folder())),
            Links.link(Texts.get("restore.export"), () -> asking.export(row.id())),
            Links.link(Texts.get("restore.copy"), () -> asking.copy(row.id())),
            Links.link(Texts.get("restore.delete"), () -> asking.delete(row))));
  }

  private static Facts facts(Backup backup, Today today) {
    Manifest manifest = backup.manifest();
    Facts facts = new Facts().add(Texts.get("restore.fact-windows"), manifest.windows().toString());
    facts.addPath(Texts.get("restore.fact-registry"), BackupWords.source(manifest.source()));
    if (today instanceof Today.Read read && !read.target().source().equals(manifest.source())) {
      facts.addPath(Texts.get("restore.fact-now-in"), BackupWords.source(read.target().source()));
    }
    manifest.restores().ifPresent(id -> facts.addPath(Texts.get("restore.fact-restores"), id));
    backup.record().importedFrom().ifPresent(from -> facts.addPath(Texts.get("restore.fact-imported"), from));
    return facts
        .add(Texts.get("restore.fact-made"), Texts.get("restore.made", BackupWords.exactly(manifest.created()), manifest.createdBy(), manifest.program()))
        .addPath(Texts.get("restore.fact-backup"), backup.folder().toString());
  }

  private static Label title(String text) {
    Label title = new Label(Texts.harmless(text));
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
