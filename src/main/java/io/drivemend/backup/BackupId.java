package io.drivemend.backup;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The name of a backup, {@code 20261123-140233-WS-0417}: it sorts by time and needs no quotes in a shell. */
final class BackupId {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final Pattern PATTERN = Pattern.compile("\\d{8}-\\d{6}-[A-Za-z0-9_-]{1,80}");
  private static final int LONGEST_LABEL = 63;

  private BackupId() {}

  /** Whether a name has the form of a backup's; nothing else is ever joined to the store's path. */
  static boolean isOne(String name) {
    return PATTERN.matcher(name).matches();
  }

  /**
   * A name that is not taken in the store.
   *
   * @param label what people know the source by
   */
  static String free(Path root, OffsetDateTime time, String label) {
    String name = label.replaceAll("[^A-Za-z0-9_-]", "_");
    name = name.isEmpty() ? "unnamed" : name.substring(0, Math.min(name.length(), LONGEST_LABEL));
    String id = time.format(TIME) + "-" + name;
    String candidate = id;
    for (int i = 2; isTaken(root, candidate); i++) {
      candidate = id + "_" + i;
    }
    return candidate;
  }

  private static boolean isTaken(Path root, String id) {
    return Files.exists(root.resolve(id), LinkOption.NOFOLLOW_LINKS);
  }
}
