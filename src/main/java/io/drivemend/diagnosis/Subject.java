package io.drivemend.diagnosis;

import io.drivemend.model.DriveLetter;
import io.drivemend.model.WindowsPath;
import io.drivemend.registry.RegistryReader;
import java.util.Optional;

/**
 * What is to be diagnosed.
 *
 * @param registry the registry
 * @param reportedDirectory what the running Windows itself gives as its directory (GetSystemWindowsDirectory); empty for
 *     a registry that is not running
 * @param folders looks at the disk
 * @param chosenLetter the letter that the technician named, for a registry that is not running
 * @param volume the volume on which its files stand; empty where that means nothing
 */
public record Subject(
    RegistryReader registry,
    Optional<WindowsPath> reportedDirectory,
    FolderProbe folders,
    Optional<DriveLetter> chosenLetter,
    Optional<VolumeInHand> volume) {

  /** A registry whose files mean nothing, or that has none. */
  public Subject(
      RegistryReader registry,
      Optional<WindowsPath> reportedDirectory,
      FolderProbe folders,
      Optional<DriveLetter> chosenLetter) {
    this(registry, reportedDirectory, folders, chosenLetter, Optional.empty());
  }

  /** Whether this is the Windows that runs right now. */
  public boolean isLive() {
    return reportedDirectory.isPresent();
  }

  /** The same with the technician's answer. */
  public Subject withLetter(DriveLetter letter) {
    return new Subject(registry, reportedDirectory, folders, Optional.of(letter), volume);
  }
}
