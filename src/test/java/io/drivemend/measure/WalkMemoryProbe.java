package io.drivemend.measure;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Walks a hive once and prints the most memory that the process had meanwhile in kilobytes, without the pages of the hive
 * itself: what Linux tells of each of its mappings, asked for every few milliseconds.
 */
public final class WalkMemoryProbe {

  private static final int PAUSE_MILLIS = 5;

  private WalkMemoryProbe() {}

  /** Takes the hive. */
  public static void main(String[] arguments) throws Exception {
    Path hive = Path.of(arguments[0]);
    Thread walk = Thread.ofPlatform().start(() -> {
      try {
        WalkProbe.walk(hive);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    long peak = 0;
    while (walk.isAlive()) {
      peak = Math.max(peak, kilobytesBeside(hive));
      walk.join(PAUSE_MILLIS);
    }
    System.out.println(Math.max(peak, kilobytesBeside(hive)));
  }

  private static long kilobytesBeside(Path hive) throws Exception {
    long sum = 0;
    boolean counted = true;
    for (String line : Files.readString(Path.of("/proc/self/smaps"), StandardCharsets.ISO_8859_1).split("\n", -1)) {
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        counted = !line.endsWith(hive.toString());
      } else if (counted && line.startsWith("Rss:")) {
        sum += Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return sum;
  }
}
