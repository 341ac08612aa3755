package io.drivemend.hive.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the logs of a hive: the files beside it with its name and one of three endings (specification: Types of files). */
final class LogFiles {

  /** What logs count in, whatever the disk's sectors are (specification: Sector size and clustering factor). */
  static final int SECTOR = 512;

  /** Which log a name's ending stands for. */
  enum Kind {
    /** One of a pair. */
    LOG1,
    /** The other one. */
    LOG2,
    /** The only one: older Windows, and hives that are written without a pair. */
    LOG
  }

  private final Map<Kind, List<Path>> found;

  private LogFiles(Map<Kind, List<Path>> found) {
    this.found = found;
  }

  /**
   * Looks beside a hive. Names are compared as Windows does, without regard to case: a Linux mount of NTFS keeps how each
   * is spelled.
   */
  static LogFiles beside(Path hive) throws IOException {
    String name = lower(hive);
    Map<Kind, List<Path>> found = new EnumMap<>(Kind.class);
    try (Stream<Path> siblings = Files.list(hive.resolveSibling(""))) {
      for (Path sibling : (Iterable<Path>) siblings::iterator) {
        for (Kind kind : Kind.values()) {
          if (lower(sibling).equals(name + "." + kind.name().toLowerCase(Locale.ROOT))) {
            found.computeIfAbsent(kind, any -> new ArrayList<>()).add(sibling);
          }
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    found.values().forEach(files -> files.sort(null));
    return new LogFiles(found);
  }

  private static String lower(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  /** The files of a kind: more than one when a name stands there in several spellings. */
  List<Path> of(Kind kind) {
    return found.getOrDefault(kind, List.of());
  }
}
