package io.drivemend.backup;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** The name of a backup, {@code 20261123-140233-WS-0417}: the local time and the machine; it needs no quotes in a shell. */
final class BackupId {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final Pattern PATTERN = Pattern.compile("\\d{8}-\\d{6}-[A-Za-z0-9_-]{1,80}");
  private static final int TIME_LENGTH = "yyyyMMdd-HHmmss".length();
  private static final int LONGEST_LABEL = 63;
  private static final String UNFINISHED = ".unfinished";

  private BackupId() {}

  /** Whether a name has the form of a backup's; nothing else is ever joined to the store's path. */
  static boolean isOne(String name) {
    return PATTERN.matcher(name).matches();
  }

  /**
   * A name that is not taken in the store, not even by a backup that is being written.
   *
   * @param label what people know the source by
   */
  static String free(Path root, OffsetDateTime time, String label) {
    String name = label.replaceAll("[^A-Za-z0-9_-]", "_");
    name = name.isEmpty() ? "unnamed" : name.substring(0, Math.min(name.length(), LONGEST_LABEL));
    String id = time.format(TIME) + "-" + name;
    String candidate = id;
    for (int i = 2; isThere(root.resolve(candidate)) || isThere(unfinished(root, candidate)); i++) {
      candidate = id + "_" + i;
    }
    return candidate;
  }

  /** Where a backup is written before it has its name. */
  static Path unfinished(Path root, String id) {
    return root.resolve("." + id + UNFINISHED);
  }

  /** Whether a name is that of a backup that is being written, or was when the program was ended. */
  static boolean isUnfinished(String name) {
    return name.startsWith(".")
        && name.endsWith(UNFINISHED)
        && isOne(name.substring(1, name.length() - UNFINISHED.length()));
  }

  /** The time that a name tells, which is local where it was made; {@link Instant#EPOCH} for one that cannot be. */
  static Instant time(String id, ZoneId zone) {
    try {
      return LocalDateTime.parse(id.substring(0, TIME_LENGTH), TIME).atZone(zone).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
