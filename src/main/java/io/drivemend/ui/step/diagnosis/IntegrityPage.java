package io.drivemend.ui.step.diagnosis;

import io.drivemend.hive.check.HiveCounts;
import io.drivemend.hive.check.IntegrityFinding;
import io.drivemend.hive.check.IntegrityReport;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.ui.Footer;
import io.drivemend.ui.PageAction;
import io.drivemend.ui.Screen;
import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.shared.Badge;
import io.drivemend.ui.shared.CheckRow;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.Page;
import io.drivemend.ui.shared.Progress;
import io.drivemend.ui.shared.ProgressLine;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.RowList;
import io.drivemend.ui.shared.Sign;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import io.drivemend.ui.step.Moments;
import io.drivemend.ui.step.diagnosis.IntegrityModel.Checked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** What a look through the whole of each hive has shown, beside the steps. */
public final class IntegrityPage implements Screen {

  /** More findings are a list for a program; the command line prints them. */
  private static final int MOST_FINDINGS = 20;

  private final IntegrityModel model;
  private final String program;
  private final Runnable refreshFooter;
  private final Runnable back;
  private final Page page = new Page();
  private final ProgressLine progress = new ProgressLine(Texts.get("integrity.looking"));

  /**
   * @param program the program's name and version
   * @param refreshFooter has the window ask for the footer again
   * @param back goes back to the step
   */
  public IntegrityPage(IntegrityModel model, String program, Runnable refreshFooter, Runnable back) {
    this.model = model;
    this.program = program;
    this.refreshFooter = refreshFooter;
    this.back = back;
    page.say(Texts.get("integrity.running"), RichText.of("diagnosis.running-about")).show(progress);
  }

  @Override
  public Region view() {
    return page;
  }

  @Override
  public void enter() {
    model.onChange(this::refresh);
    model.check();
  }

  @Override
  public void leave() {
    model.stop();
  }

  @Override
  public Footer footer(FlowState state) {
    Footer footer = Footer.of(Texts.get("written.nothing"), PageAction.of(Texts.get("restore.back"), back));
    return model.state() instanceof IntegrityModel.State.Running
        ? footer.and(PageAction.of(Texts.get("restore.stop"), model::stop))
        : footer;
  }

  private void refresh() {
    switch (model.state()) {
      case IntegrityModel.State.Running(Progress.Sample sample) -> progress.show(sample);
      case IntegrityModel.State.Done(List<Checked> hives) -> show(hives);
      case IntegrityModel.State.Failed(DriveMendException failure) -> show(failure);
    }
    refreshFooter.run();
  }

  private void show(DriveMendException failure) {
    boolean stopped = failure.problem() == Problem.CANCELLED;
    page.say(
            Texts.get(stopped ? "integrity.stopped" : "integrity.failed"),
            RichText.of(stopped ? "diagnosis.stopped-about" : "diagnosis.failed-about"))
        .show(new ErrorPanel(failure, program));
  }

  private void show(List<Checked> hives) {
    page.say(Texts.get(title(hives)), RichText.of("integrity.about"));
    page.show(hives.stream().map(this::node).toArray(Node[]::new));
  }

  /** The worst of them; a hive that could not be looked through is not called sound. */
  private static String title(List<Checked> hives) {
    boolean damaged = false;
    boolean unread = hives.isEmpty();
    for (Checked hive : hives) {
      switch (hive) {
        case Checked.Reported(Path file, IntegrityReport report) -> damaged |= !report.isSound();
        case Checked.Failed failed -> unread = true;
      }
    }
    return damaged ? "integrity.damaged" : unread ? "integrity.unread" : "integrity.sound";
  }

  private Node node(Checked hive) {
    return switch (hive) {
      case Checked.Reported(Path file, IntegrityReport report) -> rows(file, report);
      case Checked.Failed(Path file, DriveMendException failure) -> new ErrorPanel(failure, program);
    };
  }

  private static RowList rows(Path file, IntegrityReport report) {
    List<CheckRow> rows = new ArrayList<>();
    rows.add(summary(file, report));
    report.findings().stream().limit(MOST_FINDINGS).map(IntegrityPage::row).forEach(rows::add);
    long more = report.damages() + report.oddities() - Math.min(report.findings().size(), MOST_FINDINGS);
    if (more > 0) {
      rows.add(new CheckRow(Sign.of(Tone.NOT_CHECKED), Texts.get("integrity.more", more)));
    }
    return new RowList(Texts.get("integrity.report", file), rows);
  }

  private static CheckRow summary(Path file, IntegrityReport report) {
    HiveCounts counts = report.counts();
    Optional<Badge> dirty =
        report.isClean() ? Optional.empty() : Optional.of(new Badge(Tone.WARNING, Texts.get("start.hive-dirty")));
    return new CheckRow(
            Sign.of(report.isSound() ? Tone.SUCCESS : Tone.DANGER),
            String.valueOf(file.getFileName()),
            dirty.stream().toArray(Badge[]::new))
        .evidence(RichText.plain(report.sentence()))
        .evidence(RichText.of("integrity.path", file))
        .evidence(
            RichText.of(
                "integrity.counts",
                counts.keys(),
                counts.values(),
                counts.cellsInUse(),
                report.version(),
                Moments.words(report.lastWritten())));
  }

  private static CheckRow row(IntegrityFinding finding) {
    return new CheckRow(
            Sign.of(finding.isDamage() ? Tone.DANGER : Tone.WARNING),
            Texts.get("integrity.finding", finding.structure(), finding.place()))
        .evidence(RichText.of("integrity.what", finding.what(), finding.meaning()));
  }
}
