package io.drivemend.backup;

import static java.util.Comparator.comparingInt;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A backup as its manifest and its state record describe it. Whether its files are still as they were is for {@link
 * BackupStore#verify} to say.
 *
 * @param folder where it stands
 * @param manifest what it says of itself
 * @param record how far its repair came
 */
public record Backup(Path folder, Manifest manifest, StateRecord record) {

  public String id() {
    return manifest.id();
  }

  /**
   * The copy of the whole hive file; empty for a backup of a running registry. Beside it stand the copies of the logs, each
   * under the same name with an ending.
   */
  public Optional<Path> hiveCopy() {
    return manifest.files().stream()
        .map(Manifest.SavedFile::name)
        .filter(name -> name.startsWith(BackupFiles.HIVE_PREFIX))
        .min(comparingInt(String::length))
        .map(folder::resolve);
  }

  public BackupState state() {
    return record.state();
  }
}
