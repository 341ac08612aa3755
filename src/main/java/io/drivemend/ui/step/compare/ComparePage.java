package io.drivemend.ui.step.compare;

import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.diagnosis.Finding;
import io.drivemend.diagnosis.Witness;
import io.drivemend.model.ValueChange;
import io.drivemend.ui.Footer;
import io.drivemend.ui.PageAction;
import io.drivemend.ui.Screen;
import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.shared.Badge;
import io.drivemend.ui.shared.CheckRow;
import io.drivemend.ui.shared.Comparison;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.Facts;
import io.drivemend.ui.shared.Links;
import io.drivemend.ui.shared.Page;
import io.drivemend.ui.shared.PathCard;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.RowList;
import io.drivemend.ui.shared.Sections;
import io.drivemend.ui.shared.Sections.Section;
import io.drivemend.ui.shared.Sign;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import io.drivemend.ui.step.Desktop;
import io.drivemend.ui.step.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Old and new side by side, with what says that the new one is right. */
public final class ComparePage implements Screen {

  private final CompareModel model;
  private final Desktop desktop;
  private final String program;
  private final Page page = new Page();
  private final Sections rest = new Sections();
  private final LetterPicker picker;

  /**
   * @param program the program's name and version
   */
  public ComparePage(CompareModel model, Desktop desktop, String program) {
    this.model = model;
    this.desktop = desktop;
    this.program = program;
    picker = new LetterPicker(model::reconsider, model::chooseLetter);
    rest.getStyleClass().add("page-content");
    model.onChange(this::refresh);
  }

  @Override
  public Region view() {
    return page;
  }

  @Override
  public void enter() {
    model.enter();
    if (model.letter().isEmpty()) {
      picker.clear();
    }
    // The picker stays where it is while the rest changes, so that it keeps the focus.
    page.show(model.asking() ? new Node[] {picker, rest} : new Node[] {rest});
  }

  @Override
  public Footer footer(FlowState state) {
    return Footer.of(
        Texts.get("written.nothing"),
        PageAction.of(Texts.get("compare.back-up"), model::goOn).unless(state.nextBlocked()));
  }

  private void refresh() {
    List<ValueChange> changes = model.changes();
    if (!changes.isEmpty()) {
      page.say(
          Values.count(changes.size(), "compare.title-one", "compare.title"), RichText.of("compare.about"));
    } else if (model.letter().isEmpty()) {
      page.say(Texts.get("compare.ask"), RichText.of("compare.ask-about"));
    } else {
      page.say(Texts.get("compare.nothing", model.letter().get()), RichText.plain(model.diagnosis().sentence()));
    }
    picker.setDisable(model.working());
    rest.show(sections(changes));
  }

  private List<Section> sections(List<ValueChange> changes) {
    List<Section> sections = new ArrayList<>();
    List<Witness> witnesses = model.diagnosis().witnesses();
    model.failure().ifPresent(failure -> add(sections, failure, () -> new ErrorPanel(failure, program)));
    if (!changes.isEmpty()) {
      add(sections, changes.getFirst(), () -> cards(changes.getFirst()));
      add(sections, changes, () -> rows(changes));
      model.logs().ifPresent(plan -> add(sections, plan, () -> new ReplayCard(plan, model::agreeToReplay)));
      add(sections, model.diagnosis(), () -> WitnessList.of(witnesses, Optional.of(why(model.diagnosis()))));
    } else if (!witnesses.isEmpty()) {
      add(sections, witnesses, () -> WitnessList.of(witnesses, Optional.empty()));
    }
    if (!model.leftAlone().isEmpty()) {
      add(sections, model.leftAlone(), () -> leftAlone(model.leftAlone()));
    }
    if (!changes.isEmpty()) {
      add(sections, model.backups(), this::backups);
    }
    return sections;
  }

  private static void add(List<Section> sections, Object content, Supplier<Node> node) {
    sections.add(new Section(content, node));
  }

  private Node backups() {
    VBox place =
        new VBox(
            new Facts().addPath(Texts.get("compare.backups"), model.backups().toString()),
            Links.line(List.of(Links.link(Texts.get("compare.change-backups"), this::changeBackups))));
    place.getStyleClass().add("page-content");
    return place;
  }

  private void changeBackups() {
    desktop.chooseFolder(Texts.get("compare.choose-backups")).ifPresent(model::keepBackupsIn);
  }

  private Comparison cards(ValueChange change) {
    return new Comparison(
        PathCard.old(
            Texts.get("compare.now"),
            Values.letter(change.before()),
            Values.text(change.before()),
            Texts.get("compare.now-remark")),
        PathCard.right(
            Texts.get("compare.after"),
            Values.letter(change.after()),
            Values.text(change.after()),
            Texts.get(model.asking() ? "compare.after-chosen" : "compare.after-remark")));
  }

  private static RowList rows(List<ValueChange> changes) {
    List<CheckRow> rows = new ArrayList<>();
    for (ValueChange change : changes) {
      RichText what = RichText.of("values.change", Values.text(change.before()), Values.text(change.after()));
      rows.add(Values.row(Sign.number(rows.size() + 1), change, what));
    }
    return new RowList(Texts.get("compare.changes"), rows);
  }

  private CheckRow why(Diagnosis diagnosis) {
    String letter = diagnosis.rightPath().map(path -> path.drive().toString()).orElse("");
    CheckRow row =
        model.asking()
            ? new CheckRow(Sign.of(Tone.INFO), Texts.get("compare.your-choice", letter))
            : new CheckRow(Sign.of(Tone.SUCCESS), Texts.get("compare.why", letter))
                .evidence(WitnessList.summary(diagnosis.witnesses()));
    // What the witnesses say stands below, in their own rows.
    diagnosis.findings().stream()
        .filter(finding -> finding.change().isPresent())
        .flatMap(finding -> finding.evidence().stream())
        .filter(sentence -> !diagnosis.whyRight().contains(sentence))
        .distinct()
        .forEach(sentence -> row.evidence(RichText.plain(sentence)));
    return row;
  }

  private static Node leftAlone(List<Finding> findings) {
    List<CheckRow> rows = new ArrayList<>();
    for (Finding finding : findings) {
      switch (finding.remedy()) {
        case Finding.Remedy.Change change -> {}
        case Finding.Remedy.None(var problem, String sentence) ->
            rows.add(
                new CheckRow(
                        Sign.of(Tone.WARNING),
                        finding.where().name(),
                        new Badge(Tone.NOT_CHECKED, finding.where().view().words()),
                        new Badge(Tone.WARNING, Texts.get("compare.left-alone", problem.code())))
                    .evidence(RichText.plain(sentence)));
      }
    }
    return new RowList(Texts.get("compare.left-alone-list"), rows);
  }
}
