package io.drivemend.app;

import io.drivemend.backup.BackupPlace;
import io.drivemend.files.OwnerOnly;
import io.drivemend.files.ProgramFolders;
import io.drivemend.files.SettingsFile;

/** Chooses what fits this system and this user. */
final class Places {

  private Places() {}

  /** Where backups go. */
  static BackupPlace ofBackups(ProgramFolders folders, String program) {
    SettingsFile settings = new SettingsFile(folders.settings());
    return new BackupPlace(folders.backups(), new OwnerOnly(), settings, program);
  }
}
