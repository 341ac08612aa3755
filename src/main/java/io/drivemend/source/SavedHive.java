package io.drivemend.source;

import io.drivemend.files.IoReason;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.SourceRef;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.NamedRegistry;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hive that a backup was made of, found by its path or shown by the technician, and known again by its content. */
final class SavedHive {

  private static final Logger LOG = LoggerFactory.getLogger(SavedHive.class);

  private SavedHive() {}

  /**
   * Opens the hive where the backup says that it stood.
   *
   * @throws DriveMendException as {@link #reopenAt} says
   */
  static NamedRegistry reopen(SavedRegistry saved) throws DriveMendException {
    return reopenAt(path(saved.source()), saved);
  }

  /**
   * Opens the hive in a file.
   *
   * @throws DriveMendException with {@code OTHER_HIVE}, or as {@link HiveAccess#to} says
   */
  static NamedRegistry reopenAt(Path file, SavedRegistry saved) throws DriveMendException {
    Path software = Disk.real(file);
    HiveAccess hive = HiveAccess.to(software, systemBeside(software));
    Path copy = saved.hiveCopy().orElseThrow(() -> Problem.OTHER_HIVE.with(file, saved.backupId(), "it has no copy of one"));
    WindowsIdentity windows = new HiveProof(saved, copy).prove(hive);
    return new NamedRegistry(windows, new SourceRef(SourceRef.Kind.HIVE, hive.software().toString()), hive);
  }

  private static Path path(SourceRef ref) throws DriveMendException {
    try {
      return Path.of(ref.path());
    } catch (InvalidPathException e) {
      throw Problem.FILE_MISSING.causedBy(e, ref.path());
    }
  }

  /** The hive that knows the machine's name, where it can be found; without it, the name is not compared. */
  private static Optional<Path> systemBeside(Path software) {
    try {
      return Disk.file(software.resolveSibling(""), "system");
    } catch (IOException e) {
      LOG.info("The SYSTEM hive beside {} cannot be looked for: {}", software, IoReason.of(e));
      return Optional.empty();
    }
  }
}
