package io.drivemend.testing;

import io.drivemend.backup.BackupPlace;
import io.drivemend.files.OwnerOnly;
import io.drivemend.files.SettingsFile;
import java.nio.file.Path;

/** Places of backups. */
public final class Places {

  private Places() {}

  /** A standard place for backups, with the settings beside it. */
  public static BackupPlace of(Path backups) {
    SettingsFile settings = new SettingsFile(backups.resolveSibling("settings.json"));
    return new BackupPlace(backups, new OwnerOnly(), settings, "DriveMend test");
  }
}
