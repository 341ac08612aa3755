package io.drivemend.ui.step.diagnosis;

import io.drivemend.diagnosis.CheckResult;
import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.model.DriveMendException;
import io.drivemend.source.OpenedSource;
import io.drivemend.source.SourceChoice;
import io.drivemend.source.Sources;
import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.shared.BackgroundTask;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.shared.Progress;
import io.drivemend.ui.step.RepairSession;
import io.drivemend.ui.step.StepModel;
import io.drivemend.ui.step.Stoppable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Opens what was chosen and diagnoses it. */
public final class DiagnosisModel extends StepModel {

  /** What the page shows. */
  public sealed interface State {

    /** The checks are being made. */
    record Running(List<CheckResult> rows) implements State {}

    /**
     * All checks were made.
     *
     * @param logs what the logs hold of a hive that was not closed properly
     */
    record Done(OpenedSource source, Diagnosis diagnosis, Optional<ReplayPlan> logs) implements State {}

    /** The source could not be opened or read, or the technician stopped it. */
    record Failed(DriveMendException failure) implements State {}
  }

  private final Sources sources;
  private final RepairSession session;
  private final BackgroundTasks tasks;
  private final Flow flow;
  private State state = new State.Running(List.of());

  public DiagnosisModel(Sources sources, RepairSession session, BackgroundTasks tasks, Flow flow) {
    this.sources = sources;
    this.session = session;
    this.tasks = tasks;
    this.flow = flow;
  }

  public State state() {
    return state;
  }

  /** Whether the registry stands in files that can be looked through. */
  public boolean hasHives() {
    return !(session.choice() instanceof SourceChoice.ThisComputer);
  }

  /** Diagnoses from the start. Does nothing while a diagnosis is under way. */
  public void diagnose() {
    if (flow.state().busy()) {
      return;
    }
    SourceChoice choice = session.choice();
    List<CheckResult> rows = new CopyOnWriteArrayList<>();
    show(new State.Running(List.of()));
    BackgroundTask<State.Done> task =
        tasks.of(progress -> diagnose(choice, progress, rows)).onProgress(sample -> showRows(rows));
    Flow.Work work = flow.beginCancellable(task::cancel);
    task.onSuccess(done -> succeed(done, work)).onFailure(failure -> fail(failure, work)).start();
  }

  private State.Done diagnose(SourceChoice choice, Progress progress, List<CheckResult> rows)
      throws DriveMendException {
    OpenedSource source = sources.open(choice);
    Diagnosis diagnosis =
        Stoppable.<CheckResult, Diagnosis>run(
            progress,
            row -> {
              rows.add(row);
              progress.report(Progress.UNKNOWN, row.title());
            },
            report -> source.diagnose(Optional.empty(), report));
    return new State.Done(source, diagnosis, source.replay());
  }

  private void showRows(List<CheckResult> rows) {
    show(new State.Running(List.copyOf(rows)));
  }

  private void succeed(State.Done done, Flow.Work work) {
    hand(done);
    show(done);
    switch (done.diagnosis().verdict()) {
      case HEALTHY -> work.succeedAndFinish();
      case LETTER_DIFFERS, UNKNOWN -> work.succeed();
      case FOLDER_DIFFERS, NOT_REPAIRABLE -> work.veto("diagnosis.no-repair");
    }
  }

  private void fail(DriveMendException failure, Flow.Work work) {
    show(new State.Failed(failure));
    work.veto("diagnosis.not-made");
  }

  /** Goes on with this diagnosis, also when a later step had replaced it by another one. */
  public void goOn() {
    if (state instanceof State.Done done) {
      hand(done);
      flow.next();
    }
  }

  private void hand(State.Done done) {
    session.diagnosed(done.source(), done.diagnosis());
    session.foundLogs(done.logs());
  }

  /** Forgets this source and begins with another one. */
  public void startOver() {
    session.clear();
    flow.restart();
  }

  private void show(State next) {
    state = next;
    changed();
  }
}
