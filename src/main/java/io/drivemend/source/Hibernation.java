package io.drivemend.source;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.source.volume.HiveVolume;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether the Windows that a hive belongs to is only asleep: it would write its own copy of the registry back. */
final class Hibernation {

  private static final Set<String> IMAGES = Set.of("hibr", "rstr", "brkp", "horm");

  private Hibernation() {}

  /**
   * Looks at the drive of a hive in {@code …\\System32\\config}. A hive elsewhere has no Windows that could wake.
   *
   * @param software the hive's real path
   * @throws DriveMendException with {@code HIBERNATED}, or as {@link Disk#problem} says when that cannot be seen
   */
  static void refuse(Path software) throws DriveMendException {
    Optional<Path> windows = HiveVolume.windowsFolder(software);
    if (windows.isEmpty()) {
      return;
    }
    Path drive = windows.get().resolve("..").normalize();
    try {
      Optional<Path> image = Disk.file(drive, "hiberfil.sys");
      if (image.isPresent() && holdsWindows(image.get())) {
        throw Problem.HIBERNATED.with(drive);
      }
    } catch (IOException e) {
      throw Disk.problem(drive, e);
    }
  }

  /**
   * The first bytes of an image are wiped, or say "wake", when its Windows has woken. An image can also be one that is being
   * woken ("rstr"), stops in the debugger then ("brkp"), or is woken many times ("horm", Windows Embedded).
   */
  private static boolean holdsWindows(Path image) throws IOException {
    try (InputStream in = Files.newInputStream(image)) {
      return IMAGES.contains(new String(in.readNBytes(4), US_ASCII).toLowerCase(Locale.ROOT));
    }
  }
}
