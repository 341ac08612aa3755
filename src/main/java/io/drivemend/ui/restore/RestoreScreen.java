package io.drivemend.ui.restore;

import io.drivemend.backup.Backup;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.ui.Footer;
import io.drivemend.ui.PageAction;
import io.drivemend.ui.Screen;
import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.Facts;
import io.drivemend.ui.shared.NoticeBar;
import io.drivemend.ui.shared.Page;
import io.drivemend.ui.shared.Questions.Question;
import io.drivemend.ui.shared.Questions;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** All backups, and the way to put one back. */
public final class RestoreScreen implements Screen {

  /**
   * What the screen needs of the window around it.
   *
   * @param program name and version of the program, for the details of a failure
   * @param refresh has the footer asked for again
   * @param back leaves the screen
   * @param openFolder shows a folder in the system's file manager
   */
  public record Frame(String program, Runnable refresh, Runnable back, Consumer<Path> openFolder) {}

  private final RestoreModel model;
  private final Questions questions;
  private final Frame frame;
  private final Page page = new Page();
  private final BackupList list;
  private final Details details;
  private final Columns columns;
  private Node shown;

  /** A screen without content until {@link #enter}. */
  public RestoreScreen(RestoreModel model, Questions questions, Frame frame) {
    this.model = model;
    this.questions = questions;
    this.frame = frame;
    list = new BackupList(model, this::ask);
    details = new Details(model, frame.program(), frame.openFolder());
    columns = new Columns(list, details);
    shown = columns;
    page.say(Texts.get("restore.page"), RichText.of("restore.about")).show(columns);
    model.listen(this::update);
    update();
  }

  @Override
  public Region view() {
    return page;
  }

  @Override
  public void enter() {
    model.load();
  }

  /** Chooses a backup, such as that of an interrupted repair; before or after {@link #enter}. */
  public void select(String backupId) {
    model.select(backupId);
  }

  @Override
  public Footer footer(FlowState state) {
    PageAction restore =
        PageAction.of(Texts.get("restore.restore"), this::ask).with(Feather.ROTATE_CCW).unless(model.blocked());
    return Footer.of(summary(), restore).and(PageAction.of(Texts.get("restore.back"), frame.back()));
  }

  private void update() {
    list.update();
    details.update();
    Node wanted = body();
    if (!wanted.equals(shown)) {
      page.show(wanted);
      shown = wanted;
    }
    frame.refresh().run();
  }

  private Node body() {
    if (model.listFailure().isPresent()) {
      return new ErrorPanel(model.listFailure().get(), frame.program())
          .button(Feather.REFRESH_CW, Texts.get("restore.list-again"), model::load);
    }
    if (model.isEmpty()) {
      Facts place = new Facts().addPath(Texts.get("restore.place"), model.place().toString());
      return new VBox(16, new NoticeBar(Tone.INFO, RichText.of("restore.empty")), place);
    }
    return columns;
  }

  @Override
  public boolean isWriting() {
    return model.isRestoring();
  }

  private static String written(Optional<Outcome> outcome) {
    if (outcome.isEmpty()) {
      return Texts.get("restore.nothing-restored");
    }
    return switch (outcome.get()) {
      case Outcome.Restored restored -> Texts.get("restore.written");
      case Outcome.Failed(DriveMendException reason) ->
          reason.problem().outcome() == Problem.Outcome.FAILED_AFTER_WRITE
              ? Texts.get("restore.may-be-written")
              : Texts.get("restore.nothing-written");
    };
  }

  private String summary() {
    String written = model.isRestoring() ? Texts.get("restore.restoring") : written(model.outcome());
    long unread = model.all().stream().filter(row -> row.integrity() instanceof Integrity.NotChecked).count();
    long broken = model.all().stream().filter(row -> row.integrity() instanceof Integrity.NotIntact).count();
    String checked =
        unread > 0
            ? Texts.get("restore.summary-checking", unread)
            : broken > 0 ? Texts.get("restore.summary-broken", broken) : Texts.get("restore.summary-intact");
    return model.all().isEmpty() ? written : Texts.get("restore.summary", written, model.all().size(), checked);
  }

  private void ask() {
    if (model.blocked().isEmpty() && model.today() instanceof Today.Read read) {
      model.selected().flatMap(BackupRow::backup).ifPresent(backup -> questions.ask(question(backup, read), model::restore));
    }
  }

  private static Question question(Backup backup, Today.Read read) {
    var change = read.values().getFirst().change();
    return new Question(
        Texts.get("restore.question", BackupWords.machine(backup.manifest())),
        Texts.get(
            "restore.question-text",
            read.toWrite(),
            BackupWords.value(change.after()),
            BackupWords.value(change.before()),
            BackupWords.source(backup.manifest().source())),
        Texts.get("restore.question-yes", read.toWrite()),
        Texts.get("restore.question-no"));
  }
}
