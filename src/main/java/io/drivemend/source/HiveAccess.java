package io.drivemend.source;

import io.drivemend.hive.HiveRegistry;
import io.drivemend.hive.HiveWriter;
import io.drivemend.model.DriveMendException;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.registry.RegistryReader;
import io.drivemend.registry.RegistryWriter;
import io.drivemend.source.volume.HiveVolume;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The registry in hive files. A repair swaps the file, so that each opening may see another one.
 *
 * @param software the SOFTWARE hive
 * @param system the SYSTEM hive, which is only read
 */
record HiveAccess(Path software, Optional<Path> system) implements RegistryAccess {

  /**
   * The one way to the hives of a Windows, for a repair and for a restore.
   *
   * @throws DriveMendException as {@link Disk#real} and {@link Hibernation#refuse} say
   */
  static HiveAccess to(Path software, Optional<Path> system) throws DriveMendException {
    Path hive = Disk.real(software);
    Hibernation.refuse(hive);
    return new HiveAccess(hive, system.isPresent() ? Optional.of(Disk.real(system.get())) : Optional.empty());
  }

  @Override
  public RegistryReader open() throws DriveMendException {
    return HiveRegistry.open(software, system);
  }

  @Override
  public RegistryWriter writer() {
    return new VolumeGuard(new HiveVolume(software), new HiveWriter(software));
  }
}
