package io.drivemend.source;

import io.drivemend.hive.format.HiveFile;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The first look at where a technician points: a drive, a Windows folder, a folder with hives in it, a SOFTWARE hive, or
 * that with its SYSTEM hive. It reads, and answers at once: of a file only what is needed, and of what is no file nothing.
 */
public final class Survey {

  private final Consumer<Path> looking;

  private Survey(Consumer<Path> looking) {
    this.looking = looking;
  }

  /**
   * Looks.
   *
   * @param places one place, or the hive files of one Windows
   * @param looking takes each Windows before it is looked at, on the calling thread; may throw to end the look
   * @return what was found, never empty; several where a drive has several
   * @throws DriveMendException when there is no Windows; its sentence says what there is instead
   */
  public static List<FoundWindows> of(List<Path> places, Consumer<Path> looking) throws DriveMendException {
    return new Survey(looking).look(places);
  }

  private List<FoundWindows> look(List<Path> places) throws DriveMendException {
    if (places.size() != 1) {
      return List.of(hives(places));
    }
    Path place = places.getFirst();
    looking.accept(place);
    Path real = Disk.real(place);
    if (!Files.isDirectory(real)) {
      return List.of(file(place, real));
    }
    Optional<Path> software = hiveIn(real, "software");
    return software.isPresent() ? List.of(file(place, software.get())) : drive(place);
  }

  private List<FoundWindows> drive(Path place) throws DriveMendException {
    List<FoundWindows> found = new ArrayList<>();
    List<WindowsInstallation> all = WindowsInstallation.all(place);
    for (WindowsInstallation windows : all) {
      looking.accept(windows.folder());
      Path shown = all.size() == 1 ? place : windows.folder();
      found.add(
          FoundWindows.look(
              windows.folder(), new SourceChoice.WindowsFolder(shown), windows.software(), windows.system()));
    }
    return found;
  }

  private FoundWindows file(Path place, Path file) throws DriveMendException {
    HiveKind kind = kind(file);
    return switch (kind) {
      case SOFTWARE -> software(place, file, hiveIn(file.resolveSibling(""), "system"));
      case SYSTEM -> {
        Optional<Path> software = hiveIn(file.resolveSibling(""), "software");
        if (software.isEmpty()) {
          throw other(file, kind);
        }
        yield software(software.get(), software.get(), Optional.of(file));
      }
      case USER, SAM, SECURITY, BOOT, COMPONENTS, DRIVERS, UNKNOWN -> throw other(file, kind);
    };
  }

  /** Files that were taken together: one SOFTWARE hive, and perhaps its SYSTEM; others of the same Windows do no harm. */
  private FoundWindows hives(List<Path> files) throws DriveMendException {
    List<Path> software = new ArrayList<>();
    List<Path> system = new ArrayList<>();
    for (Path file : files) {
      looking.accept(file);
      Path real = Disk.real(file);
      switch (kindOrLog(real)) {
        case SOFTWARE -> software.add(real);
        case SYSTEM -> system.add(real);
        case USER, SAM, SECURITY, BOOT, COMPONENTS, DRIVERS, UNKNOWN -> {}
      }
    }
    if (software.size() == 1 && system.size() <= 1) {
      Path hive = software.getFirst();
      Optional<Path> beside = hiveIn(hive.resolveSibling(""), "system");
      return software(hive, hive, system.isEmpty() ? beside : Optional.of(system.getFirst()));
    }
    throw Problem.NO_WINDOWS_THERE.with(
        "what was chosen",
        software.isEmpty()
            ? "none of these " + files.size() + " files is a SOFTWARE hive"
            : "there are hives of several Windows among these " + files.size() + " files; take one after the other");
  }

  private FoundWindows software(Path place, Path software, Optional<Path> system) {
    return FoundWindows.look(place, new SourceChoice.HiveFile(place, system), software, system);
  }

  /** Which hive a file is. A damaged SOFTWARE hive is known by its name, so that it can be looked into. */
  private HiveKind kind(Path file) throws DriveMendException {
    if (!Files.isRegularFile(file)) {
      // Opening a pipe would wait for whoever writes to it.
      throw Problem.NOT_A_HIVE.with(file, "it is a device or a pipe; mount a disk first, and choose its folder");
    }
    try (HiveFile hive = HiveFile.openEvenDirty(file)) {
      return HiveKind.of(hive);
    } catch (DriveMendException e) {
      if (e.problem() == Problem.NOT_A_HIVE || e.problem() == Problem.HIVE_TOO_LARGE) {
        throw explained(file, e);
      }
      if (e.problem() == Problem.HIVE_DAMAGED) {
        return HiveKind.SOFTWARE;
      }
      throw e;
    }
  }

  private HiveKind kindOrLog(Path file) throws DriveMendException {
    boolean folder = Files.isDirectory(file);
    if (folder) {
      throw Problem.NO_WINDOWS_THERE.with("what was chosen", "several drives or folders; take one after the other");
    }
    String name = String.valueOf(file.getFileName());
    return name.matches("(?i).+\\.(log[12]?|sav|alt|blf|regtrans-ms)") ? HiveKind.UNKNOWN : kind(file);
  }

  private static DriveMendException explained(Path file, DriveMendException failure) {
    try {
      return WrongFile.look(file)
          .map(wrong -> Problem.NOT_A_HIVE.causedBy(failure, file, wrong.words()))
          .orElse(failure);
    } catch (IOException e) {
      failure.addSuppressed(e);
      return failure;
    }
  }

  private static DriveMendException other(Path file, HiveKind kind) {
    return Problem.NO_WINDOWS_THERE.with(file, "this is " + kind.words() + "; choose the SOFTWARE hive");
  }

  private static Optional<Path> hiveIn(Path folder, String name) throws DriveMendException {
    try {
      return Disk.file(folder, name);
    } catch (IOException e) {
      throw Disk.problem(folder, e);
    }
  }
}
