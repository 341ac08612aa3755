package io.drivemend.backup;

import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.RegistryAccess;
import java.util.List;

/**
 * What is to be backed up.
 *
 * @param windows the Windows it belongs to
 * @param source where its registry stands; a hive file is kept whole
 * @param changes the values that a repair is going to change
 * @param registry the registry, whose keys of these values are kept as .reg files
 */
public record BackupRequest(
    WindowsIdentity windows, SourceRef source, List<ValueChange> changes, RegistryAccess registry) {

  public BackupRequest {
    changes = List.copyOf(changes);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("a backup without a value");
    }
  }
}
