package io.drivemend.ui.step.result;

import io.drivemend.backup.Restore;
import io.drivemend.model.DriveMendException;
import io.drivemend.backup.JournaledWrite.Written;
import io.drivemend.ui.Footer;
import io.drivemend.ui.PageAction;
import io.drivemend.ui.Screen;
import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.shared.CheckRow;
import io.drivemend.ui.shared.Comparison;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.NoticeBar;
import io.drivemend.ui.shared.Page;
import io.drivemend.ui.shared.PathCard;
import io.drivemend.ui.shared.ProgressLine;
import io.drivemend.ui.shared.Questions;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.RowList;
import io.drivemend.ui.shared.Sign;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import io.drivemend.ui.step.Desktop;
import io.drivemend.ui.step.Values;
import io.drivemend.ui.step.diagnosis.DiagnosisPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Before and after as the registry gave them, what comes next, and the way back. */
public final class ResultPage implements Screen {

  private final ResultModel model;
  private final Questions questions;
  private final Desktop desktop;
  private final String program;
  private final Runnable close;
  private final Page page = new Page();

  /**
   * @param program the program's name and version
   * @param close closes the window
   */
  public ResultPage(ResultModel model, Questions questions, Desktop desktop, String program, Runnable close) {
    this.model = model;
    this.questions = questions;
    this.desktop = desktop;
    this.program = program;
    this.close = close;
    model.onChange(this::refresh);
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
    // While values are put back, neither of the two may take the result away.
    Optional<String> busy = state.busy() ? Optional.of("flow.working") : Optional.empty();
    return Footer.of(
            Texts.get("written.kept", model.backup().id()),
            PageAction.of(Texts.get("wizard.close"), close).unless(busy))
        .and(PageAction.of(Texts.get("result.another"), model::startOver).unless(busy));
  }

  private void refresh() {
    switch (model.state()) {
      case ResultModel.State.Done(List<Written> values) -> showDone(values);
      case ResultModel.State.Undoing undoing -> showUndoing();
      case ResultModel.State.Undone(List<Restore.Comparison> values) -> showUndone(values);
      case ResultModel.State.UndoFailed(DriveMendException failure) -> showUndoFailed(failure);
    }
  }

  private void showDone(List<Written> values) {
    Written first = values.getFirst();
    page.say(Texts.get("result.done", Values.text(first.now())), RichText.of("result.done-about"));
    List<CheckRow> rows = new ArrayList<>();
    for (Written value : values) {
      RichText now = RichText.of("values.change", Values.text(value.change().before()), Values.text(value.now()));
      rows.add(Values.row(Sign.of(Tone.SUCCESS), value.change(), now));
    }
    List<Node> nodes = new ArrayList<>();
    nodes.add(
        new Comparison(
            PathCard.old(
                Texts.get("result.before"),
                Values.letter(first.change().before()),
                Values.text(first.change().before()),
                Texts.get("result.before-remark")),
            PathCard.right(
                Texts.get("result.now"),
                Values.letter(first.now()),
                Values.text(first.now()),
                Texts.get("result.now-remark"))));
    nodes.add(new RowList(Texts.get("result.values"), rows));
    if (!model.notes().isEmpty()) {
      nodes.add(new RowList(Texts.get("result.notes"), model.notes().stream().map(DiagnosisPage::row).toList()));
    }
    nodes.add(sectionTitle("result.next"));
    nodes.add(RichText.of("result.next-about").styled("muted"));
    nodes.add(buttons(openFolder(), undo("result.undo")));
    page.show(nodes.toArray(Node[]::new));
  }

  private void showUndoing() {
    page.say(Texts.get("result.undoing"), RichText.of("repair.running-about"));
    page.show(new ProgressLine(Texts.get("repair.writing")));
  }

  private void showUndone(List<Restore.Comparison> values) {
    String now = values.getFirst().now().map(Values::text).orElse("");
    page.say(Texts.get("result.undone", now), RichText.of("result.undone-about"));
    List<CheckRow> rows = new ArrayList<>();
    for (Restore.Comparison value : values) {
      String text = value.now().map(Values::text).orElse("");
      RichText back = RichText.of("values.change", Values.text(value.change().after()), text);
      rows.add(Values.row(Sign.of(Tone.SUCCESS), value.change(), back));
    }
    page.show(
        new RowList(Texts.get("result.values"), rows),
        new NoticeBar(Tone.WARNING, RichText.of("result.fault-is-back")),
        buttons(openFolder()));
  }

  private void showUndoFailed(DriveMendException failure) {
    page.say(Texts.get("result.undo-failed"), RichText.of("result.undo-failed-about"));
    page.show(new ErrorPanel(failure, program), buttons(openFolder(), undo("result.undo-again")));
  }

  private void askToUndo() {
    int values = model.backup().changes().size();
    questions.ask(
        new Questions.Question(
            Texts.get("result.undo-question"),
            Values.count(values, "result.undo-text-one", "result.undo-text"),
            Texts.get("result.undo-yes"),
            Texts.get("result.undo-no")),
        model::undo);
  }

  private Button openFolder() {
    return button(Feather.FOLDER, "result.open", () -> desktop.open(model.backup().backup().folder()));
  }

  private Button undo(String key) {
    return button(Feather.ROTATE_CCW, key, this::askToUndo);
  }

  private static Label sectionTitle(String key) {
    Label title = new Label(Texts.get(key));
    title.getStyleClass().add("section-title");
    return title;
  }

  private static FlowPane buttons(Button... buttons) {
    FlowPane line = new FlowPane(buttons);
    line.getStyleClass().add("button-line");
    return line;
  }

  private static Button button(Ikon icon, String key, Runnable action) {
    Button button = new Button(Texts.get(key), new FontIcon(icon));
    button.setOnAction(event -> action.run());
    return button;
  }
}
