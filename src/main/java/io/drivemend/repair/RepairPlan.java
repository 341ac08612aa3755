package io.drivemend.repair;

import io.drivemend.backup.BackupRequest;
import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.RegistryAccess;
import java.util.List;

/**
 * What a repair will write, and where.
 *
 * @param windows the Windows that is repaired
 * @param source where its registry stands
 * @param registry the registry
 * @param changes never empty
 */
public record RepairPlan(
    WindowsIdentity windows, SourceRef source, RegistryAccess registry, List<ValueChange> changes) {

  public RepairPlan {
    changes = List.copyOf(changes);
  }

  /**
   * The plan that mends what a diagnosis found.
   *
   * @throws DriveMendException with the diagnosis' own reason when it found nothing that can be mended, or {@code
   *     NOTHING_TO_REPAIR}
   */
  public static RepairPlan of(Diagnosis diagnosis, SourceRef source, RegistryAccess registry)
      throws DriveMendException {
    if (diagnosis.changes().isEmpty()) {
      throw diagnosis.stop().orElse(Problem.NOTHING_TO_REPAIR).saying(diagnosis.sentence());
    }
    return new RepairPlan(diagnosis.windows(), source, registry, diagnosis.changes());
  }

  /** What has to be backed up first. */
  public BackupRequest backupRequest() {
    return new BackupRequest(windows, source, changes, registry);
  }
}
