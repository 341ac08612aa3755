package io.drivemend.ui.restore;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.ui.Footer;
import io.drivemend.ui.PageAction;
import io.drivemend.ui.Screen;
import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.Facts;
import io.drivemend.ui.shared.Focus;
import io.drivemend.ui.shared.NoticeBar;
import io.drivemend.ui.shared.Page;
import io.drivemend.ui.shared.Questions;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.Sections;
import io.drivemend.ui.shared.Sections.Section;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import io.drivemend.ui.step.Desktop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
   * @param desktop chooses files and shows folders
   */
  public record Frame(String program, Runnable refresh, Runnable back, Desktop desktop) {}

  private final RestoreModel model;
  private final Frame frame;
  private final Asking asking;
  private final News news;
  private final Page page = new Page();
  private final BackupList list;
  private final Details details;
  private final TableOverDetails columns;
  private final Sections withoutList = new Sections();
  private final PageAction bringIn;
  private Optional<Region> shown = Optional.empty();
  private boolean wasBusy;

  /** A screen without content until {@link #enter}. */
  public RestoreScreen(RestoreModel model, Questions questions, Frame frame) {
    this.model = model;
    this.frame = frame;
    asking = new Asking(model, questions, frame.desktop());
    news = new News(model, frame.program());
    list = new BackupList(model, asking::restore);
    details = new Details(model, asking, news, frame.program());
    columns = new TableOverDetails(list, details, page.viewportBoundsProperty());
    withoutList.setSpacing(16);
    bringIn = PageAction.of(Texts.get("restore.import"), asking::bringIn);
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
        PageAction.of(Texts.get(isUnexpected() ? "restore.restore-anyway" : "restore.restore"), asking::restore)
            .with(Feather.ROTATE_CCW)
            .unless(model.blocked());
    return Footer.of(summary(), restore).and(PageAction.of(Texts.get("restore.back"), frame.back()), bringIn);
  }

  /** Whether restoring needs more than a question, so that its button has to say so. */
  private boolean isUnexpected() {
    return model.blocked().isEmpty() && model.today() instanceof Today.Read read && !read.needed().isEmpty();
  }

  private void update() {
    boolean hasList = model.listFailure().isEmpty() && !model.isEmpty();
    if (hasList) {
      list.update();
      boolean hadFocus = Focus.isIn(details);
      details.update();
      if (hadFocus && !Focus.isIn(details)) {
        list.focusTable();
      }
      columns.makeRoomFor(model.all().size());
    } else {
      List<Section> sections = new ArrayList<>(news.sections());
      sections.addAll(model.listFailure().map(this::failure).orElseGet(this::nothing));
      withoutList.show(sections);
    }
    show(hasList);
    frame.refresh().run();
    boolean isBusy = model.orders().isBusy();
    if (wasBusy && !isBusy && !Focus.isIn(page)) {
      // The button that gave the order may be off by now, and the focus anywhere.
      list.focusTable();
    }
    wasBusy = isBusy;
  }

  private void show(boolean hasList) {
    Region wanted = hasList ? columns : withoutList;
    if (!shown.equals(Optional.of(wanted))) {
      shown = Optional.of(wanted);
      if (hasList) {
        page.fill(columns);
      } else {
        page.show(withoutList);
      }
    }
  }

  private List<Section> failure(DriveMendException reason) {
    return List.of(
        new Section(
            reason,
            () ->
                new ErrorPanel(reason, frame.program())
                    .button(Feather.REFRESH_CW, Texts.get("restore.list-again"), model::load)));
  }

  private List<Section> nothing() {
    return List.of(
        new Section("empty", () -> new NoticeBar(Tone.INFO, RichText.of("restore.empty"))),
        new Section(
            "place", () -> new Facts().addPath(Texts.get("restore.place"), model.place().toString())));
  }

  @Override
  public boolean isWriting() {
    return model.orders().running().filter(running -> running.kind() != Orders.Kind.READS).isPresent();
  }

  private String written() {
    return model
        .orders()
        .running()
        .map(Orders.Running::words)
        .or(() -> model.orders().outcome().map(RestoreScreen::written))
        .orElseGet(() -> Texts.get("restore.nothing-restored"));
  }

  private static String written(Outcome outcome) {
    return switch (outcome) {
      case Outcome.ValuesRestored restored -> Texts.get("restore.written");
      case Outcome.Settled settled -> Texts.get("restore.written-settled");
      case Outcome.Exported exported -> Texts.get("restore.written-exported");
      case Outcome.Copied copied -> Texts.get("restore.written-copied");
      case Outcome.Imported imported -> Texts.get("restore.written-imported", imported.ids().size());
      case Outcome.Deleted deleted -> Texts.get("restore.written-deleted");
      case Outcome.Failed(DriveMendException reason) ->
          reason.problem().outcome() == Problem.Outcome.FAILED_AFTER_WRITE
              ? Texts.get("restore.may-be-written")
              : Texts.get("restore.nothing-written");
    };
  }

  private String summary() {
    return model.all().isEmpty() || model.listFailure().isPresent()
        ? written()
        : Texts.get("restore.summary", written(), model.all().size(), checked());
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
    String when = first.equals(last) ? first : Texts.get("restore.between", first, last);
    return broken > 0 ? Texts.get("restore.summary-rest", broken, when) : Texts.get("restore.summary-intact", when);
  }
}
