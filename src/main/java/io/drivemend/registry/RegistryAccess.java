package io.drivemend.registry;

import io.drivemend.model.DriveMendException;

/**
 * A registry that can be opened as often as needed. A repair reads it anew after writing, so that it proves what stands
 * there and not what was meant.
 */
public interface RegistryAccess {

  /** Opens the registry as it is now. The caller closes it. */
  RegistryReader open() throws DriveMendException;

  /** What writes to the same registry. */
  RegistryWriter writer();
}
