package io.drivemend.source;

import io.drivemend.model.DriveMendException;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.registry.RegistryReader;
import io.drivemend.registry.RegistryWriter;
import io.drivemend.windows.LiveRegistry;

/** The registry of the running Windows. */
record LiveAccess() implements RegistryAccess {

  @Override
  public RegistryReader open() throws DriveMendException {
    return LiveRegistry.open();
  }

  @Override
  public RegistryWriter writer() {
    return changes -> LiveRegistry.open().write(changes);
  }
}
