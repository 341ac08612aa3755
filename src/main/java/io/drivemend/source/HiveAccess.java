package io.drivemend.source;

import io.drivemend.hive.HiveRegistry;
import io.drivemend.hive.HiveWriter;
import io.drivemend.model.DriveMendException;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.registry.RegistryReader;
import io.drivemend.registry.RegistryWriter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The registry in hive files. A repair swaps the file, so that each opening may see another one.
 *
 * @param software the SOFTWARE hive
 * @param system the SYSTEM hive, which is only read
 */
record HiveAccess(Path software, Optional<Path> system) implements RegistryAccess {

  @Override
  public RegistryReader open() throws DriveMendException {
    return HiveRegistry.open(software, system);
  }

  @Override
  public RegistryWriter writer() {
    return new HiveWriter(software);
  }
}
