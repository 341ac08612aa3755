package io.drivemend.backup;

import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.WindowsIdentity;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a backup says of itself; never changed once written.
 *
 * @param id the backup's name, also its folder's
 * @param program the name and version of what made it
 * @param created when
 * @param createdBy the user's name
 * @param windows the Windows it was made of
 * @param source where its registry stands
 * @param changes the values with the exact bytes before the repair or restore and those that it was to write
 * @param restores the backup that was put back after this one had kept what stood there; empty when this one was made
 *     for a repair
 * @param files every other file of the backup but the manifest's checksum and the state
 */
public record Manifest(
    String id,
    String program,
    OffsetDateTime created,
    String createdBy,
    WindowsIdentity windows,
    SourceRef source,
    List<ValueChange> changes,
    Optional<String> restores,
    List<SavedFile> files) {

  public Manifest {
    changes = List.copyOf(changes);
    files = List.copyOf(files);
  }

  Manifest withFiles(List<SavedFile> written) {
    return new Manifest(id, program, created, createdBy, windows, source, changes, restores, written);
  }

  /**
   * A file of the backup.
   *
   * @param name its name in the backup's folder, without any path
   * @param size in bytes
   * @param sha256 64 hexadecimal digits
   * @param purpose what it is for, in words
   */
  public record SavedFile(String name, long size, String sha256, String purpose) {}
}
