package io.drivemend.ui.step.result;

import io.drivemend.backup.BackupStore;
import io.drivemend.backup.Restore;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.diagnosis.CheckResult;
import io.drivemend.model.DriveMendException;
import io.drivemend.registry.NamedRegistry;
import io.drivemend.backup.JournaledWrite.Written;
import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.step.RepairSession;
import io.drivemend.ui.step.StepModel;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows what the repair left, and takes it back on demand. */
public final class ResultModel extends StepModel {

  /** What the page shows. */
  public sealed interface State {

    /** The values as they were read back. */
    record Done(List<Written> values) implements State {}

    /** The old values are being put back. */
    record Undoing() implements State {}

    /** The old values as they were read back after the undo. */
    record Undone(List<Restore.Comparison> values) implements State {}

    /** The undo failed. */
    record UndoFailed(DriveMendException failure) implements State {}
  }

  private final RepairSession session;
  private final BackgroundTasks tasks;
  private final Flow flow;
  private State state = new State.Done(List.of());
  private @Nullable VerifiedBackup shown;

  public ResultModel(RepairSession session, BackgroundTasks tasks, Flow flow) {
    this.session = session;
    this.tasks = tasks;
    this.flow = flow;
  }

  public State state() {
    return state;
  }

  /** Shows the repair that was just made. One that is shown already may have been undone among the backups meanwhile. */
  public void enter() {
    if (!session.backup().equals(shown)) {
      shown = session.backup();
      show(new State.Done(session.repaired()));
    } else if (!(state instanceof State.Undone)) {
      lookAgain();
    }
  }

  private void lookAgain() {
    Restore restore = new Restore(session.store(), session.backup(), target());
    tasks
        .of(progress -> restore.compare())
        .onSuccess(
            values -> {
              if (values.stream().allMatch(value -> value.today() == Restore.Today.AS_BACKED_UP)) {
                show(new State.Undone(values));
              }
            })
        .start();
  }

  private NamedRegistry target() {
    return new NamedRegistry(session.diagnosis().windows(), session.source().ref(), session.source().registry());
  }

  public VerifiedBackup backup() {
    return session.backup();
  }

  /** What the diagnosis saw that the repair does not change but the technician should know. */
  public List<CheckResult> notes() {
    return session.diagnosis().checks().stream()
        .filter(check -> check.status() == CheckResult.Status.NOTE)
        .toList();
  }

  /** Puts the old values back and reads them. */
  public void undo() {
    BackupStore store = session.store();
    VerifiedBackup backup = session.backup();
    NamedRegistry target = target();
    show(new State.Undoing());
    Flow.Work work = flow.begin();
    tasks
        .of(progress -> new Restore(store, store.verify(backup.backup()), target).run(Set.of()))
        .onSuccess(restored -> show(new State.Undone(restored.values())))
        .onFailure(failure -> show(new State.UndoFailed(failure)))
        .andFinally(work::succeed)
        .start();
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
