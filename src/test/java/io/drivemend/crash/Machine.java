package io.drivemend.crash;

import io.drivemend.backup.BackupStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Windows with the article's fault, and a store of backups. It can be put back to a saved state as often as wanted,
 * always at the same place, because backups name the place that they were made of.
 */
abstract class Machine {

  private static final CopyOption[] EXACTLY = {
    StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.REPLACE_EXISTING
  };

  private final Path home;

  /**
   * @param home a folder for this machine alone
   */
  Machine(Path home) {
    this.home = home;
  }

  final Path home() {
    return home;
  }

  final Path backups() {
    return home.resolve("backups");
  }

  /** A second store, into which backups are copied. */
  final Path stick() {
    return home.resolve("stick");
  }

  final BackupStore store() {
    return new BackupStore(backups(), "crash tests");
  }

  final BackupStore storeOnStick() {
    return new BackupStore(stick(), "crash tests");
  }

  /** Whether a kill can come between two values: not where a whole file is replaced. */
  abstract boolean canBeTorn();

  /** Whether a process takes so long to start that most checks have to do with this one. */
  abstract boolean startsSlowly();

  /** The folders in which steps are counted. */
  List<Path> watched() {
    return List.of(backups(), stick());
  }

  /** What the command line calls this machine. */
  abstract List<String> source();

  /** Makes the fault anew. */
  abstract void makeFault() throws Exception;

  /** Gives the first of several values its old or new text, as a program does that is then killed. */
  abstract void changeFirstValue(Values to) throws Exception;

  /** Reads the values, independently of DriveMend, and adds to the failures whatever else is wrong with the registry. */
  abstract Values values(List<String> failures) throws Exception;

  /** Keeps the registry's state in a folder. */
  abstract void saveRegistry(Path folder) throws Exception;

  /** Takes it from there. */
  abstract void loadRegistry(Path folder) throws Exception;

  /** The files beside the registry's own that a killed program left there. */
  abstract List<Path> strayFiles() throws IOException;

  private Path saved(String name) {
    return home.resolve("saved").resolve(name);
  }

  /** A machine with the fault and without any backup. */
  final void start() throws Exception {
    deleteTree(backups());
    deleteTree(stick());
    Files.createDirectory(stick());
    makeFault();
  }

  final boolean isSaved(String name) {
    return Files.exists(saved(name));
  }

  final void save(String name) throws Exception {
    Files.createDirectories(saved(name));
    copyTree(backups(), saved(name).resolve("backups"));
    copyTree(stick(), saved(name).resolve("stick"));
    saveRegistry(Files.createDirectories(saved(name).resolve("registry")));
  }

  final void load(String name) throws Exception {
    deleteTree(backups());
    deleteTree(stick());
    copyTree(saved(name).resolve("backups"), backups());
    copyTree(saved(name).resolve("stick"), stick());
    loadRegistry(saved(name).resolve("registry"));
  }

  /** A folder and all below it, each folder before what it holds; nothing when it is not there. */
  static List<Path> walk(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static void copyTree(Path from, Path to) throws IOException {
    for (Path path : walk(from)) {
      Files.copy(path, to.resolve(from.relativize(path).toString()), EXACTLY);
    }
  }

  static void deleteTree(Path folder) throws IOException {
    for (Path path : walk(folder).reversed()) {
      Files.delete(path);
    }
  }
}
