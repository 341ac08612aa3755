package io.drivemend.ui.step.start;

import io.drivemend.backup.Backup;
import io.drivemend.ui.Footer;
import io.drivemend.ui.PageAction;
import io.drivemend.ui.Screen;
import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.shared.ChoiceCard;
import io.drivemend.ui.shared.Choices;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.NoticeBar;
import io.drivemend.ui.shared.Page;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import io.drivemend.ui.step.Desktop;
import io.drivemend.ui.step.start.StartModel.Kind;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The three ways in as large choices; an interrupted repair stands above them. */
public final class StartPage implements Screen {

  /** The newest ones; the choices below have to stay in sight. The list of backups shows all. */
  private static final int MOST_INTERRUPTED = 2;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

  private final StartModel model;
  private final String program;
  private final Consumer<String> openBackup;
  private final Runnable close;
  private final Page page = new Page();
  private final Choices<Kind> choices = new Choices<>();
  private final PlaceField place;
  private List<Object> shown = List.of();
  private Place answered = new Place.None();

  /**
   * @param program the program's name and version
   * @param openBackup shows a backup among all, by its id
   * @param close closes the window
   */
  public StartPage(
      StartModel model, Desktop desktop, String program, Consumer<String> openBackup, Runnable close) {
    this.model = model;
    this.program = program;
    this.openBackup = openBackup;
    this.close = close;
    place = new PlaceField(model.place(), desktop);
    choices
        .add(Kind.THIS_COMPUTER, thisComputer())
        .add(
            Kind.OTHER_WINDOWS,
            ChoiceCard.of(Feather.HARD_DRIVE, Texts.get("start.other"), Texts.get("start.other-about")))
        .add(
            Kind.PRACTICE, ChoiceCard.of(Feather.BOX, Texts.get("start.practice"), Texts.get("start.practice-about")));
    choices.below(Kind.OTHER_WINDOWS, place);
    model.kind().ifPresent(choices::choose);
    choices.onChosen(model::choose);
    page.say(Texts.get("start.title"), RichText.of("start.about"));
    DropTarget.install(page, this::drop);
    model.onChange(this::refresh);
    refresh();
  }

  @Override
  public Region view() {
    return page;
  }

  @Override
  public void enter() {
    model.enter();
  }

  @Override
  public Footer footer(FlowState state) {
    return Footer.of(program, PageAction.of(Texts.get("start.diagnose"), model::goOn).unless(state.nextBlocked()))
        .and(PageAction.of(Texts.get("wizard.close"), close));
  }

  private void drop(List<Path> dropped) {
    choices.choose(Kind.OTHER_WINDOWS);
    model.place().drop(dropped);
  }

  private ChoiceCard thisComputer() {
    ChoiceCard card =
        ChoiceCard.of(Feather.MONITOR, Texts.get("start.this"), Texts.get("start.this-about"));
    if (!model.canReadThisComputer()) {
      return card.unavailable(Texts.get("start.this-unavailable", System.getProperty("os.name")));
    }
    return model.thisComputer().map(card::withBadge).orElse(card);
  }

  private void refresh() {
    if (model.canReadThisComputer()) {
      choices.redress(Kind.THIS_COMPUTER, thisComputer());
    }
    place.refresh();
    // Hidden and not taken out: JavaFX forgets the mnemonic of a label that was out of the scene.
    boolean other = model.kind().equals(Optional.of(Kind.OTHER_WINDOWS));
    place.setVisible(other);
    place.setManaged(other);
    revealAnswer(model.place().place());
    // Only replaced when something changed: a field that is replaced while it is typed in loses the focus.
    List<Object> news = List.of(model.interrupted(), model.failure());
    if (!news.equals(shown)) {
      shown = news;
      page.show(nodes());
    }
  }

  private void revealAnswer(Place now) {
    if (!now.equals(answered)) {
      answered = now;
      if (now instanceof Place.Found || now instanceof Place.Refused) {
        page.reveal(place);
      }
    }
  }

  private Node[] nodes() {
    List<Node> nodes = new ArrayList<>();
    model.interrupted().stream().limit(MOST_INTERRUPTED).map(this::interrupted).forEach(nodes::add);
    model.failure().ifPresent(failure -> nodes.add(new ErrorPanel(failure, program)));
    nodes.add(choices);
    return nodes.toArray(Node[]::new);
  }

  private NoticeBar interrupted(Backup backup) {
    return new NoticeBar(
            Tone.WARNING,
            RichText.of(
                backup.manifest().restores().isPresent() ? "start.interrupted-restore" : "start.interrupted",
                backup.manifest().created().format(TIME),
                backup.manifest().source(),
                backup.id()))
        .link(Texts.get("start.look"), () -> openBackup.accept(backup.id()));
  }
}
