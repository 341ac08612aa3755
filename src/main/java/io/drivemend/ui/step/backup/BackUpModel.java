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
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the backup as soon as the step is entered: the button before it has already said so. */
public final class BackUpModel extends StepModel {

  /** What the page shows. */
  public sealed interface State {

    /** The backup is being made; the files are those that have read back as written. */
    record Running(List<SavedFile> files) implements State {}

    /**
     * It was read back whole.
     *
     * @param notice what is to be known of the folder: that the choice could not be remembered, or not be read
     */
    record Done(VerifiedBackup backup, Optional<DriveMendException> notice) implements State {}

    /** There is none. */
    record Failed(DriveMendException failure) implements State {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(BackUpModel.class);

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
      show(new State.Done(session.madeBackup().get(), session.place().ignoredSetting()));
      flow.ready();
    } else {
      backUp();
    }
  }

  /** Where backups go. */
  public Path backups() {
    return session.store().root();
  }

  /** Whether that is the standard folder. */
  public boolean isStandard() {
    return session.place().isStandard();
  }

  /** Makes the backup, and all later ones, in another folder. */
  public void backUpIn(Path folder) {
    session.keepBackupsIn(folder);
    enter();
  }

  /** Makes the backup, and all later ones, in the standard folder. */
  public void backUpInStandard() {
    session.keepBackupsInStandard();
    enter();
  }

  private void backUp() {
    BackupStore store = session.store();
    List<SavedFile> files = new CopyOnWriteArrayList<>();
    show(new State.Running(List.of()));
    BackgroundTask<State.Done> task =
        tasks
            .of(progress -> remember(create(store, session.plan(), progress, files)))
            .onProgress(sample -> show(new State.Running(List.copyOf(files))));
    Flow.Work work = flow.beginCancellable(task::cancel);
    task.onSuccess(done -> succeed(done, work)).onFailure(failure -> fail(failure, work)).start();
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

  /** The backup counts also when its folder cannot be remembered for the next one. */
  private State.Done remember(VerifiedBackup backup) {
    try {
      session.place().remember();
      return new State.Done(backup, session.place().ignoredSetting());
    } catch (DriveMendException e) {
      LOG.warn("The folder of backups is not remembered", e);
      return new State.Done(backup, Optional.of(e));
    }
  }

  private void succeed(State.Done done, Flow.Work work) {
    session.backedUp(done.backup());
    show(done);
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
