package io.drivemend.source;

import io.drivemend.diagnosis.Diagnoser;
import io.drivemend.files.IoReason;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.SourceRef;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hive that a backup was made of, found by its path and known again by what it says of its Windows: the next
 * customer's disk may be mounted at the same place.
 */
final class SavedHive {

  private static final Logger LOG = LoggerFactory.getLogger(SavedHive.class);

  private SavedHive() {}

  /**
   * Opens the hive.
   *
   * @throws DriveMendException with {@code OTHER_MACHINE}, or as {@link HiveAccess#to} says
   */
  static HiveAccess reopen(SourceRef ref, WindowsIdentity windows, String backupId) throws DriveMendException {
    Path software = Disk.real(path(ref));
    HiveAccess hive = HiveAccess.to(software, systemBeside(software));
    try (RegistryReader reader = hive.open()) {
      WindowsIdentity found = Diagnoser.identify(reader);
      if (!same(windows, found)) {
        throw Problem.OTHER_MACHINE.with(backupId, words(windows), words(found));
      }
    }
    return hive;
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

  /** Updates of Windows change the build, so it is not compared. */
  private static boolean same(WindowsIdentity saved, WindowsIdentity found) {
    boolean sameMachine =
        saved.machine().isEmpty() || found.machine().isEmpty() || saved.machine().equalsIgnoreCase(found.machine());
    return sameMachine && saved.product().equals(found.product()) && saved.version().equals(found.version());
  }

  private static String words(WindowsIdentity windows) {
    return windows.machine().isEmpty() ? windows.toString() : windows.machine() + " (" + windows + ")";
  }
}
