package io.drivemend.source;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.drivemend.diagnosis.FolderProbe;
import io.drivemend.files.IoReason;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.WindowsPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Windows that does not run, found on a disk. Names are compared without regard to case, because a Linux mount of NTFS
 * keeps the case that Windows ignores.
 *
 * @param folder its Windows folder
 * @param software its SOFTWARE hive
 * @param system its SYSTEM hive
 */
record WindowsInstallation(Path folder, Path software, Optional<Path> system) {

  /** A drive's root has a few dozen folders; this many is no drive. */
  private static final int MOST_CHILDREN = 10_000;

  /**
   * Finds the Windows in a folder.
   *
   * @param place a Windows folder, or a drive with one
   * @throws DriveMendException with {@code FILE_MISSING}, {@code FILE_UNREADABLE}, {@code NO_WINDOWS_THERE}, {@code
   *     SEVERAL_WINDOWS_THERE} or {@code HIBERNATED}
   */
  static WindowsInstallation find(Path place) throws DriveMendException {
    if (!Files.exists(place)) {
      throw Problem.FILE_MISSING.with(place);
    }
    try {
      Optional<WindowsInstallation> itself = in(place.toAbsolutePath().normalize());
      WindowsInstallation found = itself.isPresent() ? itself.get() : onDrive(place.toAbsolutePath().normalize());
      found.refuseHibernated();
      return found;
    } catch (IOException e) {
      throw Problem.FILE_UNREADABLE.causedBy(e, place, IoReason.of(e));
    }
  }

  private static WindowsInstallation onDrive(Path drive) throws IOException, DriveMendException {
    List<WindowsInstallation> found = new ArrayList<>();
    for (Path child : children(drive)) {
      in(child).ifPresent(found::add);
    }
    return switch (found.size()) {
      case 0 -> throw Problem.NO_WINDOWS_THERE.with(drive, "there is no System32\\config\\SOFTWARE");
      case 1 -> found.getFirst();
      default ->
          throw Problem.SEVERAL_WINDOWS_THERE.with(
              drive, String.join(", ", found.stream().map(windows -> windows.leaf()).toList()));
    };
  }

  private static Optional<WindowsInstallation> in(Path folder) throws IOException {
    Optional<Path> config = child(folder, "system32").flatMap(system32 -> child(system32, "config"));
    Optional<Path> software = config.flatMap(parent -> child(parent, "software")).filter(Files::isRegularFile);
    return software.map(
        hive ->
            new WindowsInstallation(
                folder, hive, config.flatMap(parent -> child(parent, "system")).filter(Files::isRegularFile)));
  }

  /** Whether {@code hiberfil.sys} holds the image of a sleeping Windows; awake, its first bytes are wiped. */
  private void refuseHibernated() throws IOException, DriveMendException {
    Path drive = folder.getParent();
    if (drive == null) {
      return;
    }
    Optional<Path> image = child(drive, "hiberfil.sys").filter(Files::isRegularFile);
    if (image.isPresent()) {
      try (InputStream in = Files.newInputStream(image.get())) {
        String signature = new String(in.readNBytes(4), US_ASCII);
        if (signature.equalsIgnoreCase("hibr") || signature.equalsIgnoreCase("rstr")) {
          throw Problem.HIBERNATED.with(drive);
        }
      }
    }
  }

  /** Looks whether a path names the folder in which this Windows was found. Its letter cannot be seen from here. */
  FolderProbe probe() {
    return path -> {
      boolean same = lastName(path).equalsIgnoreCase(leaf());
      return same
          ? new FolderProbe.Sight(FolderProbe.State.HOLDS_WINDOWS, "the disk at hand has Windows in \\" + leaf())
          : new FolderProbe.Sight(
              FolderProbe.State.NO_WINDOWS, "the disk at hand has Windows in \\" + leaf() + ", not there");
    };
  }

  private String leaf() {
    return String.valueOf(folder.getFileName());
  }

  private static String lastName(WindowsPath path) {
    String folder = path.folder().replaceFirst("\\\\$", "");
    return folder.substring(folder.lastIndexOf('\\') + 1);
  }

  private static Optional<Path> child(Path folder, String name) {
    try {
      return children(folder).stream()
          .filter(child -> String.valueOf(child.getFileName()).toLowerCase(Locale.ROOT).equals(name))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // a folder that may not be listed, as System Volume Information
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.limit(MOST_CHILDREN).sorted().toList();
    }
  }
}
