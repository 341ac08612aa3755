package io.drivemend.hive.log;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a hive that was not closed properly and its logs come to, made for showing and for agreeing to. Two plans are equal
 * when the same would be applied to the same hive.
 *
 * @param hive the hive, where it stands
 * @param replayable whether the logs bring the hive to a whole, newer state; otherwise it can be read as it is, and not
 *     repaired
 * @param why why the hive counts as not closed properly, to stand after a colon
 * @param obstacle why the logs cannot be used, to stand after a colon; empty when they can
 * @param logs every log that was found, in the order in which they are applied
 * @param bytes how many bytes of the hive come from the logs
 * @param baseBlockRecovered whether the hive's own base block is torn and taken from a log
 */
public record ReplayPlan(
    Path hive,
    boolean replayable,
    String why,
    String obstacle,
    List<LogReport> logs,
    long bytes,
    boolean baseBlockRecovered) {

  public ReplayPlan {
    logs = List.copyOf(logs);
  }

  /** The logs that are applied, in order. */
  public List<LogUse.Applied> applied() {
    return logs.stream().map(LogReport::use).filter(LogUse.Applied.class::isInstance).map(LogUse.Applied.class::cast).toList();
  }

  /** How many entries are applied; a log of the old format counts as one. */
  public long entries() {
    return applied().stream().mapToLong(LogUse.Applied::entries).sum();
  }

  /** How many pages are applied, counting one that is written twice as two. */
  public int pages() {
    return applied().stream().mapToInt(LogUse.Applied::pages).sum();
  }

  /** When the newest applied log was written. */
  public Optional<Instant> written() {
    return logs.stream()
        .filter(log -> log.use() instanceof LogUse.Applied)
        .flatMap(log -> log.written().stream())
        .max(Comparator.naturalOrder());
  }

  /** Why the hive counts as not closed properly, and why its logs do not help, to stand after a colon. */
  public String reason() {
    return replayable ? why : why + ", and its logs cannot be used (" + obstacle + ")";
  }

  /** The whole in a sentence without its full stop. */
  public String sentence() {
    String dirty = "The hive was not closed properly (" + why + ")";
    if (!replayable) {
      return dirty + ", and its logs cannot be used: " + obstacle;
    }
    return dirty
        + String.format(Locale.ROOT, "; its logs bring it up to date (%s, %,d bytes)", changes(), bytes)
        + (baseBlockRecovered ? ", and its base block comes from a log" : "");
  }

  /** Each log that is applied goes on where the one before ended. */
  private String changes() {
    long first = applied().getFirst().first();
    long last = applied().getLast().last();
    return first == last ? "entry " + first : entries() + " entries, " + first + " to " + last;
  }
}
