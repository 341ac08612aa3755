package io.drivemend.ui.step.diagnosis;

import io.drivemend.diagnosis.CheckResult;
import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.diagnosis.Verdict;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.ui.Footer;
import io.drivemend.ui.PageAction;
import io.drivemend.ui.Screen;
import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.shared.Badge;
import io.drivemend.ui.shared.CheckRow;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.Links;
import io.drivemend.ui.shared.NoticeBar;
import io.drivemend.ui.shared.Page;
import io.drivemend.ui.shared.ProgressLine;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.RowList;
import io.drivemend.ui.shared.Sign;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The checks as rows, and the verdict above them. */
public final class DiagnosisPage implements Screen {

  private final DiagnosisModel model;
  private final String program;
  private final Runnable openIntegrity;
  private final Runnable close;
  private final Page page = new Page();

  /**
   * @param program the program's name and version
   * @param openIntegrity shows whether the hives are damaged
   * @param close closes the window
   */
  public DiagnosisPage(DiagnosisModel model, String program, Runnable openIntegrity, Runnable close) {
    this.model = model;
    this.program = program;
    this.openIntegrity = openIntegrity;
    this.close = close;
    model.onChange(this::refresh);
    refresh();
  }

  @Override
  public Region view() {
    return page;
  }

  @Override
  public void enter() {
    model.diagnose();
  }

  @Override
  public Footer footer(FlowState state) {
    PageAction another = PageAction.of(Texts.get("diagnosis.another"), model::startOver);
    if (state.finished()) {
      return Footer.of(Texts.get("written.nothing"), PageAction.of(Texts.get("wizard.close"), close)).and(another);
    }
    boolean asks = model.state() instanceof DiagnosisModel.State.Done(var source, Diagnosis found, var logs)
        && found.verdict() == Verdict.UNKNOWN;
    String next = asks ? "diagnosis.choose-letter" : "diagnosis.compare";
    return Footer.of(
        Texts.get("written.nothing"),
        PageAction.of(Texts.get(next), model::goOn).unless(state.nextBlocked()));
  }

  private void refresh() {
    switch (model.state()) {
      case DiagnosisModel.State.Running(List<CheckResult> rows) -> showRunning(rows);
      case DiagnosisModel.State.Done done -> showDone(done.diagnosis());
      case DiagnosisModel.State.Failed(DriveMendException failure) -> showFailure(failure);
    }
  }

  private void showRunning(List<CheckResult> rows) {
    page.say(Texts.get("diagnosis.running"), RichText.of("diagnosis.running-about"));
    ProgressLine progress = new ProgressLine(Texts.get("diagnosis.looking"));
    if (rows.isEmpty()) {
      page.show(progress);
    } else {
      page.show(progress, list(rows));
    }
  }

  private void showDone(Diagnosis diagnosis) {
    page.say(
        Texts.get(
            switch (diagnosis.verdict()) {
              case HEALTHY -> "diagnosis.healthy";
              case LETTER_DIFFERS -> "diagnosis.letter-differs";
              case FOLDER_DIFFERS -> "diagnosis.folder-differs";
              case NOT_REPAIRABLE -> "diagnosis.not-repairable";
              case UNKNOWN -> "diagnosis.unknown";
            }),
        RichText.plain(diagnosis.sentence()));
    List<Node> nodes = new ArrayList<>();
    diagnosis.stop().ifPresent(problem -> nodes.add(whyNot(diagnosis, problem)));
    nodes.add(list(diagnosis.checks()));
    List<Hyperlink> links =
        new ArrayList<>(List.of(Links.link(Feather.REFRESH_CW, Texts.get("diagnosis.again"), model::diagnose)));
    if (model.hasHives()) {
      links.add(Links.link(Feather.SEARCH, Texts.get("diagnosis.integrity"), openIntegrity));
    }
    nodes.add(Links.line(links));
    page.show(nodes.toArray(Node[]::new));
  }

  private Node whyNot(Diagnosis diagnosis, Problem problem) {
    return diagnosis.verdict() == Verdict.UNKNOWN
        ? new NoticeBar(Tone.WARNING, RichText.of("diagnosis.unknown-about", problem.code()))
        : new ErrorPanel(problem.saying(diagnosis.sentence()), program);
  }

  private void showFailure(DriveMendException failure) {
    boolean stopped = failure.problem() == Problem.CANCELLED;
    page.say(
        Texts.get(stopped ? "diagnosis.stopped" : "diagnosis.failed"),
        RichText.of(stopped ? "diagnosis.stopped-about" : "diagnosis.failed-about"));
    ErrorPanel panel =
        new ErrorPanel(failure, program).button(Feather.REFRESH_CW, Texts.get("diagnosis.again"), model::diagnose);
    if (model.hasHives()) {
      panel.button(Feather.SEARCH, Texts.get("diagnosis.integrity"), openIntegrity);
    }
    page.show(panel);
  }

  private static RowList list(List<CheckResult> checks) {
    return new RowList(Texts.get("diagnosis.checks"), checks.stream().map(DiagnosisPage::row).toList());
  }

  /** One check as a row; the result page shows the last of them again. */
  public static CheckRow row(CheckResult check) {
    CheckRow row =
        switch (check.status()) {
          case OK -> new CheckRow(Sign.of(Tone.SUCCESS), check.title());
          case PROBLEM -> new CheckRow(Sign.of(Tone.DANGER), check.title());
          case NOTE -> new CheckRow(Sign.of(Tone.WARNING), check.title());
          case NOT_CHECKED -> new CheckRow(Sign.of(Tone.NOT_CHECKED), check.title(), Badge.notChecked());
        };
    return row.evidence(RichText.plain(check.evidence()));
  }
}
