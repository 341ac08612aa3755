package io.drivemend.source;

import io.drivemend.diagnosis.CheckResult;
import io.drivemend.diagnosis.Diagnoser;
import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.diagnosis.FolderProbe;
import io.drivemend.diagnosis.Subject;
import io.drivemend.diagnosis.VolumeProbe;
import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.SourceRef;
import io.drivemend.model.WindowsPath;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.registry.RegistryReader;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A source that was found and can be read. It holds nothing open: each diagnosis opens the registry anew.
 *
 * @param name how people call it, such as {@code this computer} or a path
 * @param ref names it in a backup
 * @param registry its registry
 * @param reportedDirectory what the running Windows gives as its directory; empty for a registry that is not running
 * @param folders looks at its disk
 * @param volume looks at the volume of its files
 */
public record OpenedSource(
    String name,
    SourceRef ref,
    RegistryAccess registry,
    Optional<WindowsPath> reportedDirectory,
    FolderProbe folders,
    VolumeProbe volume) {

  /**
   * Makes all checks.
   *
   * @param letter the technician's answer to which letter is right, for a registry that is not running
   * @param progress takes each row as soon as its check is made, on the calling thread
   */
  public Diagnosis diagnose(Optional<DriveLetter> letter, Consumer<CheckResult> progress) throws DriveMendException {
    try (RegistryReader reader = registry.open()) {
      Subject subject = new Subject(reader, reportedDirectory, folders, letter, volume.look());
      return Diagnoser.diagnose(subject, progress);
    }
  }
}
