package io.drivemend.app;

import io.drivemend.backup.BackupPlace;
import io.drivemend.files.OwnerOnly;
import io.drivemend.files.ProgramFolders;
import io.drivemend.files.SettingsFile;
import io.drivemend.model.DriveMendException;
import io.drivemend.windows.WindowsPrivateFolders;
import io.drivemend.windows.WindowsSystem;
import java.nio.file.Path;

/** Chooses what fits this system and this user. */
final class Places {

  private Places() {}

  /**
   * Where backups go. On Windows that depends on the rights of this process; see {@link ProgramFolders}.
   *
   * @throws DriveMendException when Windows does not tell the rights
   */
  static BackupPlace ofBackups(ProgramFolders folders, String program) throws DriveMendException {
    SettingsFile settings = new SettingsFile(folders.settings());
    if (!WindowsSystem.isWindows()) {
      return new BackupPlace(folders.backups(), new OwnerOnly(), settings, program);
    }
    Path standard = WindowsSystem.isElevated() ? folders.backups() : folders.ownBackups();
    return new BackupPlace(standard, WindowsPrivateFolders.ofThisProcess(), settings, program);
  }
}
