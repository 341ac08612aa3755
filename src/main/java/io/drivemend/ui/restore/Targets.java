package io.drivemend.ui.restore;

import io.drivemend.backup.Backup;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.registry.NamedRegistry;
import io.drivemend.source.SavedRegistry;
import io.drivemend.source.Sources;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the registries that backups were made of; an interface, because only a Windows has a running one. */
interface Targets {

  /**
   * Opens the registry of a backup.
   *
   * @param hive the file in which the technician says that the backup's hive stands now
   * @throws DriveMendException when it is not there, cannot be read, or is not shown to be the same
   */
  NamedRegistry open(VerifiedBackup backup, Optional<Path> hive) throws DriveMendException;

  /** The name of the running Windows; empty where none runs. May take a moment. */
  Optional<String> thisMachine();

  /** Those of this computer and its disks. */
  static Targets of(Sources sources) {
    return new Targets() {
      @Override
      public NamedRegistry open(VerifiedBackup backup, Optional<Path> hive) throws DriveMendException {
        SavedRegistry saved = saved(backup.backup());
        return hive.isPresent() ? sources.reopenAt(hive.get(), saved) : sources.reopen(saved);
      }

      @Override
      public Optional<String> thisMachine() {
        return sources.thisMachine();
      }
    };
  }

  private static SavedRegistry saved(Backup backup) {
    return new SavedRegistry(backup.id(), backup.manifest().source(), backup.manifest().windows(), backup.hiveCopy());
  }
}
