package io.drivemend.backup;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem.Outcome;
import io.drivemend.model.ValueChange;
import java.util.List;

/**
 * A backup whose every file was just read from disk and found as it was written. Only {@link BackupStore} makes one, and
 * a repair or restore takes nothing else: so a repair without a backup does not compile.
 */
public final class VerifiedBackup {

  private final Backup backup;
  private final String manifestSha256;

  VerifiedBackup(Backup backup, String manifestSha256) {
    this.backup = backup;
    this.manifestSha256 = manifestSha256;
  }

  public Backup backup() {
    return backup;
  }

  public String id() {
    return backup.id();
  }

  public List<ValueChange> changes() {
    return backup.manifest().changes();
  }

  /** A failure after a write, with the name of this backup, which holds the old values. */
  public DriveMendException namedIn(DriveMendException failure) {
    return failure.problem().outcome() == Outcome.FAILED_AFTER_WRITE
        ? failure.adding("The backup is " + id() + ".")
        : failure;
  }

  /** The manifest's checksum, which covers the checksums of all other files: 64 hexadecimal digits. */
  public String sha256() {
    return manifestSha256;
  }
}
