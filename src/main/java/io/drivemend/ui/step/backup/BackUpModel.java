package io.drivemend.ui.step.backup;

import io.drivemend.backup.BackupStore;
import io.drivemend.backup.Manifest.SavedFile;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.repair.RepairPlan;
import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.shared.BackgroundTask;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.shared.Progress;
import io.drivemend.ui.step.RepairSession;
import io.drivemend.ui.step.StepModel;
import io.drivemend.ui.step.Stoppable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes the backup as soon as the step is entered: the button before it has already said so. */
public final class BackUpModel extends StepModel {

  /** What the page shows. */
  public sealed interface State {

    /** The backup is being made; the files are those that have read back as written. */
    record Running(List<SavedFile> files) implements State {}

    /** It was read back whole. */
    record Done(VerifiedBackup backup) implements State {}

    /** There is none. */
    record Failed(DriveMendException failure) implements State {}
  }

  private final RepairSession session;
  private final BackgroundTasks tasks;
  private final Flow flow;
  private State state = new State.Running(List.of());

  public BackUpModel(RepairSession session, BackgroundTasks tasks, Flow flow) {
    this.session = session;
    this.tasks = tasks;
    this.flow = flow;
  }

  public State state() {
    return state;
  }

  /** Makes the backup, unless this repair has one already. Does nothing while one is being made. */
  public void enter() {
    if (flow.state().busy()) {
      return;
    }
    if (session.madeBackup().isPresent()) {
      show(new State.Done(session.madeBackup().get()));
      flow.ready();
    } else {
      backUp();
    }
  }

  /** Where backups go. */
  public Path backups() {
    return session.store().root();
  }

  /** Makes the backup in another folder. */
  public void backUpIn(Path folder) {
    session.keepBackupsIn(folder);
    enter();
  }

  private void backUp() {
    BackupStore store = session.store();
    List<SavedFile> files = new CopyOnWriteArrayList<>();
    show(new State.Running(List.of()));
    BackgroundTask<VerifiedBackup> task =
        tasks
            .of(progress -> create(store, session.plan(), progress, files))
            .onProgress(sample -> show(new State.Running(List.copyOf(files))));
    Flow.Work work = flow.beginCancellable(task::cancel);
    task.onSuccess(backup -> succeed(backup, work)).onFailure(failure -> fail(failure, work)).start();
  }

  private static VerifiedBackup create(
      BackupStore store, RepairPlan plan, Progress progress, List<SavedFile> files) throws DriveMendException {
    return Stoppable.<SavedFile, VerifiedBackup>run(
        progress,
        file -> {
          files.add(file);
          progress.report(Progress.UNKNOWN, file.name());
        },
        report -> store.create(plan.backupRequest(), report));
  }

  private void succeed(VerifiedBackup backup, Flow.Work work) {
    session.backedUp(backup);
    show(new State.Done(backup));
    work.succeed();
  }

  private void fail(DriveMendException failure, Flow.Work work) {
    show(new State.Failed(failure));
    work.veto("backup.none");
  }

  /** Goes on to the repair. */
  public void goOn() {
    flow.next();
  }

  private void show(State next) {
    state = next;
    changed();
  }
}
