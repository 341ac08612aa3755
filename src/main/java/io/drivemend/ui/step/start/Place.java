package io.drivemend.ui.step.start;

import io.drivemend.source.SourceChoice;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where another Windows installation is, as far as a first look tells. Whether there is a Windows the diagnosis finds out. */
public sealed interface Place {

  /** Nothing was typed or chosen. */
  record None() implements Place {}

  /** It is being looked at. */
  record Looking() implements Place {}

  /** There is nothing of that name. */
  record Missing() implements Place {}

  /** There is something. */
  record Found(SourceChoice choice) implements Place {}

  /** Looks at what a path names: a folder may hold a Windows, a file may be a SOFTWARE hive. Touches the disk. */
  static Place at(String typed) {
    try {
      Path path = Path.of(typed);
      if (Files.isDirectory(path)) {
        return new Found(new SourceChoice.WindowsFolder(path));
      }
      return Files.exists(path) ? new Found(new SourceChoice.HiveFile(path, systemBeside(path))) : new Missing();
    } catch (InvalidPathException e) {
      return new Missing();
    }
  }

  /** The SYSTEM hive in the same folder, whatever its case: it knows the drive letters. */
  private static Optional<Path> systemBeside(Path software) {
    return Stream.of("SYSTEM", "system", "System")
        .map(software::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
