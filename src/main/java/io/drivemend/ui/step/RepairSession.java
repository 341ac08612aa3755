package io.drivemend.ui.step;

import io.drivemend.backup.BackupPlace;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.model.DriveMendException;
import io.drivemend.backup.JournaledWrite.Written;
import io.drivemend.repair.RepairPlan;
import io.drivemend.source.OpenedSource;
import io.drivemend.source.SourceChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one step of a repair hands to the next. Whatever is decided anew forgets all that followed from the decision before,
 * so that no step ever works with what belongs to another choice.
 */
public final class RepairSession {

  private final BackupPlace place;
  private final String program;
  private @Nullable SourceChoice choice;
  private @Nullable OpenedSource source;
  private Optional<ReplayPlan> logs = Optional.empty();
  private boolean replayAgreed;
  private @Nullable Diagnosis diagnosis;
  private @Nullable VerifiedBackup backup;
  private List<Written> repaired = List.of();

  /**
   * @param place where backups go
   * @param program the program's name and version
   */
  public RepairSession(BackupPlace place, String program) {
    this.place = place;
    this.program = program;
  }

  /** The program's name and version, for backups and for the details of errors. */
  public String program() {
    return program;
  }

  /** The technician chose what to repair. */
  public void choose(SourceChoice chosen) {
    choice = chosen;
    source = null;
    logs = Optional.empty();
    forgetDiagnosis();
  }

  public SourceChoice choice() {
    return require(choice, "nothing was chosen");
  }

  /** The choice was found and diagnosed. */
  public void diagnosed(OpenedSource opened, Diagnosis found) {
    forgetDiagnosis();
    source = opened;
    diagnosis = found;
  }

  /** What the logs hold of a hive that was not closed properly; empty for any other source. */
  public void foundLogs(Optional<ReplayPlan> plan) {
    logs = plan;
    agreeToReplay(false);
  }

  /** What the repair takes in besides its own change, once that is agreed to; empty where there is nothing to take in. */
  public Optional<ReplayPlan> logs() {
    return logs.filter(ReplayPlan::replayable);
  }

  /** Whether the technician agreed to what {@link #logs} says. */
  public boolean isReplayAgreed() {
    return replayAgreed;
  }

  /** The technician agrees, or does so no longer; a backup that was made before no longer counts. */
  public void agreeToReplay(boolean agreed) {
    if (agreed != replayAgreed) {
      replayAgreed = agreed;
      forgetBackup();
    }
  }

  /** What is being repaired, as soon as it was found. */
  public Optional<OpenedSource> found() {
    return Optional.ofNullable(source);
  }

  public OpenedSource source() {
    return require(source, "nothing was opened");
  }

  public Diagnosis diagnosis() {
    return require(diagnosis, "nothing was diagnosed");
  }

  /**
   * What the repair will write.
   *
   * @throws DriveMendException when the diagnosis allows no repair
   */
  public RepairPlan plan() throws DriveMendException {
    OpenedSource agreed = replayAgreed && logs().isPresent() ? source().agreeing(logs().get()) : source();
    return RepairPlan.of(diagnosis(), agreed.ref(), agreed.registry());
  }

  /** Where backups go. */
  public BackupPlace place() {
    return place;
  }

  /** The backups of the folder that is in use now. */
  public BackupStore store() {
    return place.store();
  }

  /** Backups go elsewhere from now on; one that was made for this repair no longer counts. */
  public void keepBackupsIn(Path folder) {
    place.keepIn(folder);
    forgetBackup();
  }

  /** Backups go to the standard folder from now on; one that was made for this repair no longer counts. */
  public void keepBackupsInStandard() {
    place.keepInStandard();
    forgetBackup();
  }

  /** The plan was backed up. */
  public void backedUp(VerifiedBackup made) {
    forgetBackup();
    backup = made;
  }

  /** The backup of this repair; empty as long as there is none. */
  public Optional<VerifiedBackup> madeBackup() {
    return Optional.ofNullable(backup);
  }

  public VerifiedBackup backup() {
    return require(backup, "nothing was backed up");
  }

  /** The plan was carried out. */
  public void repaired(List<Written> values) {
    repaired = List.copyOf(values);
  }

  /** Every value as it was read back after the write. */
  public List<Written> repaired() {
    return repaired;
  }

  /** Forgets everything but where backups go. */
  public void clear() {
    choice = null;
    source = null;
    logs = Optional.empty();
    forgetDiagnosis();
  }

  private void forgetDiagnosis() {
    diagnosis = null;
    replayAgreed = false;
    forgetBackup();
  }

  private void forgetBackup() {
    backup = null;
    repaired = List.of();
  }

  private static <T> T require(@Nullable T value, String otherwise) {
    if (value == null) {
      throw new IllegalStateException(otherwise);
    }
    return value;
  }
}
