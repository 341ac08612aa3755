package io.drivemend.ui.step.compare;

import io.drivemend.diagnosis.CheckResult;
import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.diagnosis.Finding;
import io.drivemend.diagnosis.Verdict;
import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.ValueChange;
import io.drivemend.source.OpenedSource;
import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.shared.BackgroundTask;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.step.RepairSession;
import io.drivemend.ui.step.StepModel;
import io.drivemend.ui.step.Stoppable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows what a repair would change, and asks for the letter where the diagnosis could not tell. */
public final class CompareModel extends StepModel {

  private final RepairSession session;
  private final BackgroundTasks tasks;
  private final Flow flow;
  private @Nullable Diagnosis undecided;
  private boolean working;
  private @Nullable DriveLetter letter;
  private @Nullable Diagnosis withLetter;
  private @Nullable DriveMendException failure;

  public CompareModel(RepairSession session, BackgroundTasks tasks, Flow flow) {
    this.session = session;
    this.tasks = tasks;
    this.flow = flow;
  }

  /** Begins with what the step before found. */
  public void enter() {
    if (flow.state().busy()) {
      return;
    }
    if (!session.diagnosis().equals(withLetter)) {
      undecided = session.diagnosis().verdict() == Verdict.UNKNOWN ? session.diagnosis() : null;
      letter = null;
      withLetter = null;
      failure = null;
    }
    changed();
    blocked().ifPresentOrElse(flow::notReady, flow::ready);
  }

  private Optional<String> blocked() {
    if (session.diagnosis().changes().isEmpty()) {
      return Optional.of(letter == null ? "compare.letter-first" : "compare.nothing-with-letter");
    }
    return logs().isPresent() && !isReplayAgreed() ? Optional.of("compare.agree-first") : Optional.empty();
  }

  /** What the logs hold of a hive that was not closed properly, and the repair would take in. */
  public Optional<ReplayPlan> logs() {
    return session.logs();
  }

  /** Whether the technician agreed to that. */
  public boolean isReplayAgreed() {
    return session.isReplayAgreed();
  }

  /** The technician agrees that the repair takes in what the logs hold, or does so no longer. */
  public void agreeToReplay(boolean agreed) {
    session.agreeToReplay(agreed);
    changed();
    blocked().ifPresentOrElse(flow::notReady, flow::ready);
  }

  /** The diagnosis that is shown; with a chosen letter the one that was made with it. */
  public Diagnosis diagnosis() {
    return session.diagnosis();
  }

  public List<ValueChange> changes() {
    return diagnosis().changes();
  }

  /** What is not as it should be and will stay so. */
  public List<Finding> leftAlone() {
    return diagnosis().findings().stream().filter(finding -> finding.change().isEmpty()).toList();
  }

  /** Whether the technician has to say which letter is right. */
  public boolean asking() {
    return undecided != null;
  }

  /** The letter that the technician chose. */
  public Optional<DriveLetter> letter() {
    return Optional.ofNullable(letter);
  }

  /** Why the diagnosis with that letter could not be made. */
  public Optional<DriveMendException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Whether a letter is being tried. */
  public boolean working() {
    return working;
  }

  /** The technician is no longer sure of the chosen letter: what follows from it is neither shown nor gone on with. */
  public void reconsider() {
    Diagnosis before = undecided;
    if (before != null && letter != null && !working) {
      letter = null;
      session.diagnosed(session.source(), before);
      changed();
      flow.notReady("compare.letter-first");
    }
  }

  /** Diagnoses anew with the technician's letter. */
  public void chooseLetter(DriveLetter chosen) {
    if (flow.state().busy()) {
      return;
    }
    letter = chosen;
    failure = null;
    working = true;
    changed();
    OpenedSource source = session.source();
    BackgroundTask<Diagnosis> task =
        tasks.of(
            progress ->
                Stoppable.<CheckResult, Diagnosis>run(
                    progress, row -> {}, report -> source.diagnose(Optional.of(chosen), report)));
    Flow.Work work = flow.beginCancellable(task::cancel);
    task.onSuccess(found -> succeed(source, found, work)).onFailure(reason -> fail(reason, work)).start();
  }

  private void succeed(OpenedSource source, Diagnosis found, Flow.Work work) {
    session.diagnosed(source, found);
    withLetter = found;
    working = false;
    changed();
    blocked().ifPresentOrElse(work::veto, work::succeed);
  }

  private void fail(DriveMendException reason, Flow.Work work) {
    letter = null;
    failure = reason;
    working = false;
    changed();
    work.veto("compare.letter-first");
  }

  /** Where the backup will go. */
  public Path backups() {
    return session.store().root();
  }

  /** Sends the backup elsewhere. */
  public void keepBackupsIn(Path folder) {
    session.keepBackupsIn(folder);
    changed();
  }

  /** Goes on to the backup. */
  public void goOn() {
    flow.next();
  }
}
