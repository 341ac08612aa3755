package io.drivemend.repair;

import io.drivemend.backup.BackupStore;
import io.drivemend.backup.JournaledWrite;
import io.drivemend.backup.JournaledWrite.Written;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import java.util.List;

/** Carries out a plan. */
public final class Repair {

  private final BackupStore store;

  /**
   * @param store the store that holds the backup, where the repair's progress is recorded
   */
  public Repair(BackupStore store) {
    this.store = store;
  }

  /**
   * Records that it begins, writes, reads back, and records that it is done.
   *
   * @param backup made of this plan just before
   * @return every value as it stands there now
   * @throws DriveMendException as {@link JournaledWrite#run} says
   */
  public List<Written> apply(RepairPlan plan, VerifiedBackup backup) throws DriveMendException {
    if (!backup.changes().equals(plan.changes())) {
      throw new IllegalArgumentException("the backup " + backup.id() + " was not made of this plan");
    }
    return new JournaledWrite(store, backup, plan.registry()).run();
  }
}
