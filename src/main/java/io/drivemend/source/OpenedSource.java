package io.drivemend.source;

import io.drivemend.diagnosis.CheckResult;
import io.drivemend.diagnosis.Diagnoser;
import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.diagnosis.FolderProbe;
import io.drivemend.diagnosis.Subject;
import io.drivemend.diagnosis.VolumeProbe;
import io.drivemend.hive.HiveRegistry;
import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.SourceRef;
import io.drivemend.model.WindowsPath;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.registry.RegistryReader;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A source that was found and can be read. It holds nothing open: each diagnosis opens the registry anew.
 *
 * @param name how people call it, such as {@code this computer} or a path
 * @param ref names it in a backup
 * @param registry its registry
 * @param reportedDirectory what the running Windows gives as its directory; empty for a registry that is not running
 * @param folders looks at its disk
 * @param volume looks at the volume of its files
 */
public record OpenedSource(
    String name,
    SourceRef ref,
    RegistryAccess registry,
    Optional<WindowsPath> reportedDirectory,
    FolderProbe folders,
    VolumeProbe volume) {

  /**
   * Makes all checks.
   *
   * @param letter the technician's answer to which letter is right, for a registry that is not running
   * @param progress takes each row as soon as its check is made, on the calling thread
   */
  public Diagnosis diagnose(Optional<DriveLetter> letter, Consumer<CheckResult> progress) throws DriveMendException {
    try (RegistryReader reader = registry.open()) {
      Subject subject = new Subject(reader, reportedDirectory, folders, letter, volume.look());
      Optional<ReplayPlan> replay = reader instanceof HiveRegistry hive ? hive.replay() : Optional.empty();
      return replay.isPresent() ? diagnose(subject, replay.get(), progress) : Diagnoser.diagnose(subject, progress);
    }
  }

  /** What was read of a hive that cannot be brought to its newest state is shown, and never called healthy or repaired. */
  private static Diagnosis diagnose(Subject subject, ReplayPlan replay, Consumer<CheckResult> progress)
      throws DriveMendException {
    CheckResult.Status status = replay.replayable() ? CheckResult.Status.NOTE : CheckResult.Status.PROBLEM;
    CheckResult row = new CheckResult(status, "Log files", replay.sentence());
    progress.accept(row);
    Diagnosis found = Diagnoser.diagnose(subject, progress).after(row);
    return replay.replayable()
        ? found
        : found.stoppedBy(Problem.HIVE_DIRTY, Problem.HIVE_DIRTY.sentence(replay.hive(), replay.reason()));
  }

  /**
   * What stands in the logs of a hive that was not closed properly. It is read as if it stood in the hive; a repair takes it
   * in for good, which has to be agreed to.
   *
   * @return empty for a running registry, and for a hive that was closed properly
   */
  public Optional<ReplayPlan> replay() throws DriveMendException {
    return registry instanceof HiveAccess hive ? hive.replay() : Optional.empty();
  }

  /** The same source, whose repair replays what this plan says. Anything else than that is not written. */
  public OpenedSource agreeing(ReplayPlan plan) {
    return registry instanceof HiveAccess hive
        ? new OpenedSource(name, ref, hive.agreeing(plan), reportedDirectory, folders, volume)
        : this;
  }
}
