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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.layout.Region;
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
  private final TableOverDetails columns;
  private Object shown = "";

  /** A screen without content until {@link #enter}. */
  public RestoreScreen(RestoreModel model, Questions questions, Frame frame) {
    this.model = model;
    this.questions = questions;
    this.frame = frame;
    list = new BackupList(model, this::ask);
    details = new Details(model, frame.program(), frame.openFolder());
    columns = new TableOverDetails(list, details, page.viewportBoundsProperty());
    page.say(Texts.get("restore.page"), RichText.of("restore.about"));
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
    columns.makeRoomFor(model.all().size());
    Object wanted = model.listFailure().map(failure -> (Object) failure).orElse(model.isEmpty() ? "empty" : "list");
    if (!wanted.equals(shown)) {
      shown = wanted;
      show();
    }
    frame.refresh().run();
  }

  private void show() {
    if (model.listFailure().isPresent()) {
      page.show(
          new ErrorPanel(model.listFailure().get(), frame.program())
              .button(Feather.REFRESH_CW, Texts.get("restore.list-again"), model::load));
    } else if (model.isEmpty()) {
      Facts place = new Facts().addPath(Texts.get("restore.place"), model.place().toString());
      page.show(new NoticeBar(Tone.INFO, RichText.of("restore.empty")), place);
    } else {
      page.fill(columns);
    }
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
    return model.all().isEmpty() ? written : Texts.get("restore.summary", written, model.all().size(), checked());
  }

  private String checked() {
    List<BackupRow> all = model.all();
    long unread = all.stream().filter(BackupRow::isNotChecked).count();
    if (unread > 0) {
      return Texts.get("restore.summary-checking", unread);
    }
    List<Instant> times =
        all.stream()
            .flatMap(row -> row.integrity() instanceof Integrity.Intact intact ? Stream.of(intact.at()) : Stream.empty())
            .sorted()
            .toList();
    int broken = all.size() - times.size();
    if (times.isEmpty()) {
      return Texts.get("restore.summary-broken", broken);
    }
    String first = BackupWords.shortly(times.getFirst(), model.date());
    String last = BackupWords.shortly(times.getLast(), model.date());
    String when = first.equals(last) ? Texts.get("restore.at", first) : Texts.get("restore.between", first, last);
    return broken > 0 ? Texts.get("restore.summary-rest", broken, when) : Texts.get("restore.summary-intact", when);
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
