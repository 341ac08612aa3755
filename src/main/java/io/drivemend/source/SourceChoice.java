package io.drivemend.source;

import java.nio.file.Path;
import java.util.Optional;

/** What a technician can choose to repair. */
public sealed interface SourceChoice {

  /** The running Windows. */
  record ThisComputer() implements SourceChoice {}

  /**
   * Another Windows installation.
   *
   * @param folder its drive, or its Windows folder
   */
  record WindowsFolder(Path folder) implements SourceChoice {}

  /**
   * Hive files of another Windows installation.
   *
   * @param software its SOFTWARE hive
   * @param system its SYSTEM hive, which knows the drive letters
   */
  record HiveFile(Path software, Optional<Path> system) implements SourceChoice {}

  /** A small registry with the article's fault, made on first use. */
  record PracticeMachine() implements SourceChoice {}
}
