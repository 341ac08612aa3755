package io.drivemend.repair;

import io.drivemend.backup.BackupState;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.files.IoReason;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.Problem.Outcome;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.registry.RegistryReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out a plan. */
public final class Repair {

  private static final Logger LOG = LoggerFactory.getLogger(Repair.class);

  private final BackupStore store;

  /**
   * @param store the store that holds the backup, where the repair's progress is recorded
   */
  public Repair(BackupStore store) {
    this.store = store;
  }

  /**
   * One value before and after, both as read from the registry.
   *
   * @param change what was planned
   * @param now what was read after the write
   */
  public record Repaired(ValueChange change, RegistryValue now) {}

  /**
   * Records that it begins, writes, reads back, and records that it is done.
   *
   * @param backup made of this plan just before
   * @return every value as it stands there now
   * @throws DriveMendException as {@link VerifiedBackup#write} says; {@code NOT_AS_WRITTEN}, {@code NOT_READ_BACK} or
   *     {@code STATE_NOT_RECORDED} when the values were written
   */
  public List<Repaired> apply(RepairPlan plan, VerifiedBackup backup) throws DriveMendException {
    if (!backup.changes().equals(plan.changes())) {
      throw new IllegalArgumentException("the backup " + backup.id() + " was not made of this plan");
    }
    begin(backup);
    LOG.info("Repairing {} with backup {}", plan.source(), backup.id());
    try {
      backup.write(plan.registry().writer(), plan.changes());
    } catch (DriveMendException e) {
      LOG.warn("The repair failed", e);
      if (e.problem().outcome() != Outcome.FAILED_AFTER_WRITE) {
        recordFailure(backup);
      }
      throw e;
    }
    List<Repaired> repaired = backup.readBack(() -> readBack(plan, backup));
    try {
      store.record(backup.backup(), BackupState.APPLIED);
    } catch (IOException e) {
      throw Problem.STATE_NOT_RECORDED.causedBy(e, backup.id(), IoReason.of(e));
    }
    return repaired;
  }

  private void begin(VerifiedBackup backup) throws DriveMendException {
    try {
      store.record(backup.backup(), BackupState.PREPARED);
    } catch (IOException e) {
      throw Problem.BACKUP_NOT_WRITTEN.causedBy(e, backup.backup().folder(), IoReason.of(e));
    }
  }

  /** The write has failed and changed nothing; that this cannot be recorded either must not hide the reason. */
  private void recordFailure(VerifiedBackup backup) {
    try {
      store.record(backup.backup(), BackupState.FAILED);
    } catch (IOException e) {
      LOG.warn("The state of backup {} could not be recorded", backup.id(), e);
    }
  }

  private static List<Repaired> readBack(RepairPlan plan, VerifiedBackup backup) throws DriveMendException {
    List<Repaired> repaired = new ArrayList<>();
    try (RegistryReader registry = plan.registry().open()) {
      for (ValueChange change : plan.changes()) {
        Optional<RegistryValue> now = registry.value(change.where());
        if (!now.equals(Optional.of(change.after()))) {
          throw Problem.NOT_AS_WRITTEN.with(change.where(), backup.id());
        }
        repaired.add(new Repaired(change, now.get()));
      }
    }
    return repaired;
  }
}
