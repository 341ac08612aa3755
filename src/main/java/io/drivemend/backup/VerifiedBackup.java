package io.drivemend.backup;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.Problem.Outcome;
import io.drivemend.model.ValueChange;
import io.drivemend.registry.RegistryWriter;
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

  /**
   * Writes to the registry that this backup was made of. Whatever fails after something was written names this backup,
   * which holds the old values.
   *
   * @throws DriveMendException as the writer says; {@code WRITE_UNKNOWN} when it failed in a way that it does not declare
   */
  public void write(RegistryWriter writer, List<ValueChange> changes) throws DriveMendException {
    try {
      writer.write(changes);
    } catch (DriveMendException e) {
      throw e.problem().outcome() == Outcome.FAILED_AFTER_WRITE ? e.adding("The backup is " + id() + ".") : e;
    } catch (RuntimeException e) {
      throw Problem.WRITE_UNKNOWN.causedBy(e, e, id());
    }
  }

  /**
   * Reads back what was just written. No failure of it may say that nothing was changed.
   *
   * @throws DriveMendException with {@code NOT_READ_BACK} for every failure whose outcome is not already that of one
   *     after a write
   */
  public <T> T readBack(ReadBack<T> reading) throws DriveMendException {
    try {
      return reading.read();
    } catch (DriveMendException e) {
      throw e.problem().outcome() == Outcome.FAILED_AFTER_WRITE
          ? e
          : Problem.NOT_READ_BACK.causedBy(e, reason(e), id());
    } catch (RuntimeException e) {
      throw Problem.NOT_READ_BACK.causedBy(e, e, id());
    }
  }

  /** Reads the registry after a write. */
  @FunctionalInterface
  public interface ReadBack<T> {
    T read() throws DriveMendException;
  }

  private static String reason(DriveMendException failure) {
    return failure.problem() == Problem.CANCELLED
        ? "it was cancelled"
        : failure.reason();
  }

  /** The manifest's checksum, which covers the checksums of all other files: 64 hexadecimal digits. */
  public String sha256() {
    return manifestSha256;
  }
}
