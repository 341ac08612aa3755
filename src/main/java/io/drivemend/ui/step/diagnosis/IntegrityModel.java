package io.drivemend.ui.step.diagnosis;

import io.drivemend.hive.check.IntegrityCheck;
import io.drivemend.hive.check.IntegrityReport;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.source.SourceChoice;
import io.drivemend.source.Sources;
import io.drivemend.ui.shared.BackgroundTask;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.shared.Progress;
import io.drivemend.ui.step.StepModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Looks through every byte that matters of the hives behind a choice, and tells what is damaged. */
public final class IntegrityModel extends StepModel {

  /** What became of one hive. */
  public sealed interface Checked {
    Path file();

    /** It was looked through. */
    record Reported(Path file, IntegrityReport report) implements Checked {}

    /** It could not be looked through. */
    record Failed(Path file, DriveMendException failure) implements Checked {}
  }

  /** What the page shows. */
  public sealed interface State {

    /** The hives are being looked through. */
    record Running(Progress.Sample progress) implements State {}

    /** All were looked through. */
    record Done(List<Checked> hives) implements State {}

    /** They could not be found, or the technician stopped it. */
    record Failed(DriveMendException failure) implements State {}
  }

  private final Sources sources;
  private final SourceChoice choice;
  private final BackgroundTasks tasks;
  private State state = new State.Running(new Progress.Sample(Progress.UNKNOWN, ""));
  private @Nullable BackgroundTask<List<Checked>> task;

  public IntegrityModel(Sources sources, SourceChoice choice, BackgroundTasks tasks) {
    this.sources = sources;
    this.choice = choice;
    this.tasks = tasks;
  }

  public State state() {
    return state;
  }

  /** Looks through the hives. */
  public void check() {
    show(new State.Running(new Progress.Sample(Progress.UNKNOWN, "")));
    task =
        tasks
            .of(this::check)
            .onProgress(sample -> show(new State.Running(sample)))
            .onSuccess(hives -> show(new State.Done(hives)))
            .onFailure(failure -> show(new State.Failed(failure)))
            .start();
  }

  /** Asks it to end. */
  public void stop() {
    if (task != null) {
      task.cancel();
    }
  }

  private List<Checked> check(Progress progress) throws DriveMendException {
    List<Checked> checked = new ArrayList<>();
    for (Path hive : sources.hiveFiles(choice)) {
      progress.stopIfCancelled();
      checked.add(check(hive, progress));
    }
    return checked;
  }

  private static Checked check(Path hive, Progress progress) throws DriveMendException {
    String name = hive.toString();
    progress.report(Progress.UNKNOWN, name);
    try {
      IntegrityReport report =
          IntegrityCheck.of(
              hive,
              (done, total) -> {
                if (progress.isCancelled()) {
                  throw new CancellationException();
                }
                progress.report(total == 0 ? Progress.UNKNOWN : Math.min(1, done / (double) total), name);
              });
      return new Checked.Reported(hive, report);
    } catch (CancellationException e) {
      throw Problem.CANCELLED.causedBy(e);
    } catch (DriveMendException e) {
      return new Checked.Failed(hive, e);
    }
  }

  private void show(State next) {
    state = next;
    changed();
  }
}
