package io.drivemend.source;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the Windows that a hive belongs to is only asleep: it would write its own copy of the registry back. */
final class Hibernation {

  /** The folders between a drive's root and its hives: the Windows folder, System32, config. */
  private static final int FOLDERS_ABOVE_HIVE = 3;

  private Hibernation() {}

  /**
   * Looks at the drive of a hive in {@code …\\System32\\config}. A hive elsewhere has no Windows that could wake.
   *
   * @param software the hive's real path
   * @throws DriveMendException with {@code HIBERNATED}, or as {@link Disk#problem} says when that cannot be seen
   */
  static void refuse(Path software) throws DriveMendException {
    int names = software.getNameCount();
    if (names <= FOLDERS_ABOVE_HIVE
        || !Disk.isNamed(software.getName(names - 2), "config")
        || !Disk.isNamed(software.getName(names - 3), "system32")) {
      return;
    }
    Path drive = software.resolve("../../../..").normalize();
    try {
      Optional<Path> image = Disk.file(drive, "hiberfil.sys");
      if (image.isPresent() && holdsWindows(image.get())) {
        throw Problem.HIBERNATED.with(drive);
      }
    } catch (IOException e) {
      throw Disk.problem(drive, e);
    }
  }

  /** The first bytes of an image are wiped when its Windows wakes. */
  private static boolean holdsWindows(Path image) throws IOException {
    try (InputStream in = Files.newInputStream(image)) {
      String signature = new String(in.readNBytes(4), US_ASCII);
      return signature.equalsIgnoreCase("hibr") || signature.equalsIgnoreCase("rstr");
    }
  }
}
