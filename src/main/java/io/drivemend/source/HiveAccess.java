package io.drivemend.source;

import io.drivemend.hive.HiveRegistry;
import io.drivemend.hive.HiveWriter;
import io.drivemend.hive.log.HiveRecovery;
import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.model.DriveMendException;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.registry.RegistryWriter;
import io.drivemend.source.volume.HiveVolume;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The registry in hive files. A repair swaps the file, so that each opening may see another one.
 *
 * @param software the SOFTWARE hive
 * @param system the SYSTEM hive, which is only read
 * @param agreed what the technician agreed to have replayed into SOFTWARE before it is written
 */
record HiveAccess(Path software, Optional<Path> system, Optional<ReplayPlan> agreed) implements RegistryAccess {

  /**
   * The one way to the hives of a Windows, for a repair and for a restore.
   *
   * @throws DriveMendException as {@link Disk#real} and {@link Hibernation#refuse} say
   */
  static HiveAccess to(Path software, Optional<Path> system) throws DriveMendException {
    Path hive = Disk.real(software);
    Hibernation.refuse(hive);
    return new HiveAccess(hive, system.isPresent() ? Optional.of(Disk.real(system.get())) : Optional.empty(), Optional.empty());
  }

  /** The same, with a writer that may replay logs: what this plan says, and nothing else. */
  HiveAccess agreeing(ReplayPlan plan) {
    return new HiveAccess(software, system, Optional.of(plan));
  }

  /**
   * What would be replayed before SOFTWARE is written, or why nothing can be.
   *
   * @return empty for a hive that was closed properly
   */
  Optional<ReplayPlan> replay() throws DriveMendException {
    return HiveRecovery.of(software).map(HiveRecovery::plan);
  }

  @Override
  public HiveRegistry open() throws DriveMendException {
    return HiveRegistry.open(software, system);
  }

  @Override
  public RegistryWriter writer() {
    return new VolumeGuard(new HiveVolume(software), new HiveWriter(software, agreed));
  }
}
