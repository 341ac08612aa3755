package io.drivemend.ui.step.repair;

import io.drivemend.backup.BackupStore;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.Problem.Outcome;
import io.drivemend.model.ValueChange;
import io.drivemend.repair.Repair;
import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.step.RepairSession;
import io.drivemend.ui.step.StepModel;
import java.util.List;

/** Carries out the repair. Once it writes it is not stopped: half a repair helps nobody. */
public final class RepairModel extends StepModel {

  /** What the page shows. */
  public sealed interface State {

    /** It waits for the button. */
    record Ready() implements State {}

    /** It checks, writes and reads back. */
    record Running() implements State {}

    /** It failed and nothing was changed. */
    record Unchanged(DriveMendException failure) implements State {}

    /** It failed when values may have been changed already. */
    record MayHaveChanged(DriveMendException failure, VerifiedBackup backup) implements State {}
  }

  private final RepairSession session;
  private final BackgroundTasks tasks;
  private final Flow flow;
  private State state = new State.Ready();

  public RepairModel(RepairSession session, BackgroundTasks tasks, Flow flow) {
    this.session = session;
    this.tasks = tasks;
    this.flow = flow;
  }

  public State state() {
    return state;
  }

  /** Makes the button ready, unless this repair has already failed half-way. */
  public void enter() {
    boolean failedHalfWay =
        state instanceof State.MayHaveChanged failed && failed.backup().equals(session.madeBackup().orElse(null));
    if (!flow.state().busy() && !failedHalfWay) {
      show(new State.Ready());
      flow.ready();
    }
  }

  /** What will be written. */
  public List<ValueChange> changes() {
    return session.backup().changes();
  }

  public VerifiedBackup backup() {
    return session.backup();
  }

  /** Whether an administrator's rights may help after this failure. */
  public boolean rightsMayHelp(DriveMendException failure) {
    return failure.problem().outcome() == Outcome.NO_RIGHTS;
  }

  /** Repairs. From here on nothing can be cancelled. */
  public void repair() {
    BackupStore store = session.store();
    VerifiedBackup backup = session.backup();
    show(new State.Running());
    Flow.Work work = flow.begin();
    tasks
        .of(progress -> new Repair(store).apply(session.plan(), backup))
        .onSuccess(
            repaired -> {
              session.repaired(repaired);
              flow.commit();
              work.succeedAndGoOn();
            })
        .onFailure(failure -> fail(failure, backup, work))
        .start();
  }

  /** An error inside the program tells nothing about what was written, so it counts as if something was. */
  private void fail(DriveMendException failure, VerifiedBackup backup, Flow.Work work) {
    boolean unchanged =
        failure.problem().outcome() != Outcome.FAILED_AFTER_WRITE && failure.problem() != Problem.INTERNAL;
    if (unchanged) {
      show(new State.Unchanged(failure));
      work.veto("repair.unchanged");
    } else {
      show(new State.MayHaveChanged(failure, backup));
      flow.commit();
      work.veto("repair.may-have-changed");
    }
  }

  /** Forgets this repair and begins with another source. */
  public void startOver() {
    session.clear();
    flow.restart();
  }

  private void show(State next) {
    state = next;
    changed();
  }
}
