package io.drivemend.backup;

import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.RegistryAccess;
import java.util.List;
import java.util.Optional;

/**
 * What is to be backed up.
 *
 * @param windows the Windows it belongs to
 * @param source where its registry stands; a hive file is kept whole
 * @param changes the values that a repair or restore is going to change
 * @param registry the registry, whose keys of these values are kept as .reg files
 * @param restores the backup that is going to be put back; empty for a repair
 */
public record BackupRequest(
    WindowsIdentity windows,
    SourceRef source,
    List<ValueChange> changes,
    RegistryAccess registry,
    Optional<String> restores) {

  public BackupRequest {
    changes = List.copyOf(changes);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("a backup without a value");
    }
  }

  /** What is to be backed up before a repair. */
  public BackupRequest(
      WindowsIdentity windows, SourceRef source, List<ValueChange> changes, RegistryAccess registry) {
    this(windows, source, changes, registry, Optional.empty());
  }
}
