package io.drivemend.source;

import io.drivemend.files.IoReason;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks at files such that missing and forbidden are told apart: {@link Files#exists} and its like call both missing.
 * Names are compared without regard to case, because a Linux mount of NTFS keeps the case that Windows ignores.
 */
final class Disk {

  private Disk() {}

  /**
   * Where a file or folder really stands, behind all links, so that what is looked at is what is written.
   *
   * @throws DriveMendException as {@link #problem} says; also for the empty path, which would be the current folder
   */
  static Path real(Path path) throws DriveMendException {
    if (path.toString().isEmpty()) {
      throw Problem.FILE_MISSING.with("A file without a name");
    }
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw problem(path, e);
    }
  }

  /** {@code FILE_MISSING}, {@code NO_RIGHTS_TO_READ} or {@code FILE_UNREADABLE}. */
  static DriveMendException problem(Path path, IOException cause) {
    return switch (cause) {
      case NoSuchFileException e -> Problem.FILE_MISSING.causedBy(e, path);
      case AccessDeniedException e -> Problem.NO_RIGHTS_TO_READ.causedBy(e, e.getFile() == null ? path : e.getFile());
      default -> Problem.FILE_UNREADABLE.causedBy(cause, path, IoReason.of(cause));
    };
  }

  /** The folder of a name in another folder. */
  static Optional<Path> folder(Path parent, String name) throws IOException {
    return first(parent, name, BasicFileAttributes::isDirectory);
  }

  /** The file of a name in a folder. */
  static Optional<Path> file(Path parent, String name) throws IOException {
    return first(parent, name, BasicFileAttributes::isRegularFile);
  }

  /** Whether a path ends in a name. */
  static boolean isNamed(Path path, String name) {
    return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
  }

  /**
   * What in a folder is not a file, so that a Windows may be behind it, sorted by name.
   *
   * @param most how many are returned at the most; which ones is undefined when there are more
   */
  static List<Path> doors(Path parent, int most) throws IOException {
    return children(parent, child -> !Files.isRegularFile(child), most);
  }

  private static Optional<Path> first(Path parent, String name, Predicate<BasicFileAttributes> kind)
      throws IOException {
    for (Path child : children(parent, child -> isNamed(child, name), Integer.MAX_VALUE)) {
      if (is(child, kind)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  private static List<Path> children(Path parent, Predicate<Path> wanted, int most) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(wanted).limit(most).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean is(Path file, Predicate<BasicFileAttributes> kind) throws IOException {
    try {
      return kind.test(Files.readAttributes(file, BasicFileAttributes.class));
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      if (Files.isSymbolicLink(file)) {
        return false; // it leads nowhere, or to itself
      }
      throw e;
    }
  }
}
