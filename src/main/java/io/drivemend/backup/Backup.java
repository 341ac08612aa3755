package io.drivemend.backup;

import java.nio.file.Path;

/**
 * A backup as its manifest describes it. Whether its files are still as they were is for {@link BackupStore#verify} to
 * say.
 *
 * @param folder where it stands
 * @param manifest what it says of itself
 * @param state how far its repair came
 */
public record Backup(Path folder, Manifest manifest, BackupState state) {

  public String id() {
    return manifest.id();
  }
}
