package io.drivemend.cli;

import io.drivemend.backup.BackupStore;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.source.SavedRegistry;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One backup of a store. */
final class BackupOptions {

  @Parameters(index = "0", paramLabel = "ID", description = "The backup, as 'backups' names it.")
  private String id = "";

  @Mixin private StoreOptions store = new StoreOptions();

  String id() {
    return id;
  }

  BackupStore store(CliContext context) {
    return store.store(context);
  }

  /** Options that have to be given again to find the same store. */
  String again() {
    return store.again();
  }

  /** The backup, with every file of it read. */
  VerifiedBackup verified(CliContext context) throws DriveMendException {
    BackupStore opened = store(context);
    return opened.verify(opened.find(id));
  }

  /** The registry that a backup was made of. */
  static SavedRegistry registryOf(VerifiedBackup backup) {
    var manifest = backup.backup().manifest();
    return new SavedRegistry(backup.id(), manifest.source(), manifest.windows(), backup.backup().hiveCopy());
  }
}
