package io.drivemend.testing;

import io.drivemend.backup.BackupPlace;
import io.drivemend.files.OwnerOnly;
import io.drivemend.files.SettingsFile;
import io.drivemend.source.RecentSources;
import java.nio.file.Path;

/** Places of backups. */
public final class Places {

  private Places() {}

  /** A standard place for backups, with the settings beside it. */
  public static BackupPlace of(Path backups) {
    return new BackupPlace(backups, new OwnerOnly(), settings(backups), "DriveMend test");
  }

  /** The places that were used lately, in the same settings. */
  public static RecentSources recent(Path backups) {
    return new RecentSources(settings(backups));
  }

  private static SettingsFile settings(Path backups) {
    return new SettingsFile(backups.resolveSibling("settings.json"));
  }
}
