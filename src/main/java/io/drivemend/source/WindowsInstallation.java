package io.drivemend.source;

import io.drivemend.diagnosis.FolderProbe;
import io.drivemend.files.IoReason;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.WindowsPath;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Windows that does not run, found on a disk.
 *
 * @param folder its Windows folder
 * @param software its SOFTWARE hive
 * @param system its SYSTEM hive
 */
record WindowsInstallation(Path folder, Path software, Optional<Path> system) {

  private static final Logger LOG = LoggerFactory.getLogger(WindowsInstallation.class);

  /** A drive's root has a few dozen folders; one with more than this is no drive. */
  private static final int MOST_FOLDERS = 10_000;

  /**
   * Finds the Windows in a folder.
   *
   * @param place a Windows folder, or a drive with one
   * @throws DriveMendException with {@code FILE_MISSING}, {@code FILE_UNREADABLE}, {@code NO_RIGHTS_TO_READ}, {@code
   *     NO_WINDOWS_THERE} or {@code SEVERAL_WINDOWS_THERE}
   */
  static WindowsInstallation find(Path place) throws DriveMendException {
    List<WindowsInstallation> found = all(place);
    if (found.size() > 1) {
      String names = String.join(", ", found.stream().map(WindowsInstallation::leaf).toList());
      throw Problem.SEVERAL_WINDOWS_THERE.with(place, names);
    }
    return found.getFirst();
  }

  /**
   * Finds every Windows in a folder.
   *
   * @param place a Windows folder, or a drive with some
   * @return at least one
   * @throws DriveMendException as {@link #find} says, but for several
   */
  static List<WindowsInstallation> all(Path place) throws DriveMendException {
    Path folder = Disk.real(place);
    try {
      Optional<WindowsInstallation> itself = in(folder);
      return itself.isPresent() ? List.of(itself.get()) : onDrive(folder);
    } catch (NotDirectoryException e) {
      throw Problem.NO_WINDOWS_THERE.causedBy(e, place, "it is not a folder");
    } catch (IOException e) {
      throw Disk.problem(place, e);
    }
  }

  private static List<WindowsInstallation> onDrive(Path drive) throws IOException, DriveMendException {
    List<Path> doors = Disk.doors(drive, MOST_FOLDERS + 1);
    if (doors.size() > MOST_FOLDERS) {
      throw Problem.NO_WINDOWS_THERE.with(drive, "it has too many folders for a drive; choose the Windows folder");
    }
    List<WindowsInstallation> found = new ArrayList<>();
    Optional<IOException> closed = Optional.empty();
    for (Path door : doors) {
      try {
        in(door).ifPresent(found::add);
      } catch (NotDirectoryException | NoSuchFileException e) {
        LOG.debug("{} is a device, or a link that leads nowhere", door);
      } catch (IOException e) {
        LOG.info("{} cannot be looked into: {}", door, IoReason.of(e));
        closed = mayHoldWindows(door, e) ? Optional.of(e) : closed;
      }
    }
    if (found.isEmpty() && closed.isPresent()) {
      throw closed.get();
    }
    if (found.isEmpty()) {
      throw Problem.NO_WINDOWS_THERE.with(drive, "there is no System32\\config\\SOFTWARE");
    }
    return found;
  }

  /**
   * Whether a folder that cannot be looked into is worth a complaint. Each drive has some, such as System Volume
   * Information; but this one has the name of a Windows folder, or it could be entered and something below could not.
   */
  private static boolean mayHoldWindows(Path folder, IOException failure) {
    boolean below = failure instanceof FileSystemException e && !folder.toString().equals(e.getFile());
    return below || Disk.isNamed(folder, "windows") || Disk.isNamed(folder, "winnt");
  }

  private static Optional<WindowsInstallation> in(Path folder) throws IOException {
    Optional<Path> system32 = Disk.folder(folder, "system32");
    Optional<Path> config = system32.isEmpty() ? Optional.empty() : Disk.folder(system32.get(), "config");
    Optional<Path> software = config.isEmpty() ? Optional.empty() : Disk.file(config.get(), "software");
    if (config.isEmpty() || software.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new WindowsInstallation(folder, software.get(), Disk.file(config.get(), "system")));
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
}
