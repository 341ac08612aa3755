package io.drivemend.hive.log;

import static java.util.Comparator.comparingLong;

import io.drivemend.hive.log.LogFiles.Kind;
import io.drivemend.hive.log.LogUse.Skipped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides which logs apply to a hive, as Windows does (specification: Multiple transaction log files). Where the
 * specification leaves open what Windows does, or where Windows would go on without a log that is damaged, nothing is
 * applied: whoever starts that Windows once gets at least as much.
 *
 * <p>Logs of the new format (Log entries, notes 5 to 8): the one with the earlier entries is applied first, when its first
 * entry is not below the secondary sequence number of the hive; the other one when its first entry follows the last one
 * applied. A hive with a torn base block takes the base block and the entries of the log with the later entries alone.
 *
 * <p>Logs of the old format (Old format, Base block, notes 2 to 4): the first one whose last-written moment is the
 * hive's. A moment of zero proves nothing, because Windows no longer counts it on.
 */
final class LogChoice {

  /**
   * What becomes of a log.
   *
   * @param skipped empty when it is applied
   */
  record Verdict(ExaminedLog log, Optional<Skipped> skipped) {

    private static Verdict applied(ExaminedLog log) {
      return new Verdict(log, Optional.empty());
    }

    private static Verdict skipped(ExaminedLog log, SkipReason reason, String words) {
      return new Verdict(log, Optional.of(log.skipped().orElseGet(() -> new Skipped(reason, words))));
    }
  }

  private final Primary primary;

  private LogChoice(Primary primary) {
    this.primary = primary;
  }

  /**
   * Judges logs.
   *
   * @return each log, in the order in which they are applied
   */
  static List<Verdict> of(Primary primary, List<ExaminedLog> logs) {
    List<ExaminedLog> pair = logs.stream().filter(log -> log.kind() != Kind.LOG).toList();
    List<ExaminedLog> single = logs.stream().filter(log -> log.kind() == Kind.LOG).toList();
    boolean isPaired = pair.stream().anyMatch(log -> !log.isEmpty());
    LogChoice choice = new LogChoice(primary);
    List<ExaminedLog> used = isPaired ? pair : single;
    Stream<Verdict> verdicts =
        used.stream().anyMatch(log -> log.isOf(LogFormat.ENTRIES))
            ? choice.entries(isPaired ? withMissing(pair) : single).stream()
            : choice.vectors(used).stream();
    Stream<Verdict> others =
        (isPaired ? single : pair).stream().map(log -> Verdict.skipped(log, SkipReason.UNUSED, "this hive does not use it"));
    return Stream.concat(verdicts, others).toList();
  }

  /** Without the other log of a pair it is not known whether entries are missing. */
  private static List<ExaminedLog> withMissing(List<ExaminedLog> pair) {
    List<ExaminedLog> whole = new ArrayList<>(pair);
    for (Kind kind : List.of(Kind.LOG1, Kind.LOG2)) {
      if (pair.stream().noneMatch(log -> log.kind() == kind)) {
        Path other = pair.getFirst().file();
        String name = String.valueOf(other.getFileName());
        char digit = kind == Kind.LOG1 ? '1' : '2';
        whole.add(ExaminedLog.missing(kind, other.resolveSibling(name.substring(0, name.length() - 1) + digit)));
      }
    }
    return whole;
  }

  private List<Verdict> entries(List<ExaminedLog> logs) {
    List<Verdict> verdicts = new ArrayList<>();
    for (ExaminedLog log : logs) {
      if (isOfOtherHive(log)) {
        verdicts.add(Verdict.skipped(log, SkipReason.OTHER_HIVE, "it belongs to another hive"));
      } else if (!log.isOf(LogFormat.ENTRIES)) {
        verdicts.add(Verdict.skipped(log, SkipReason.UNUSED, "it is of the older kind, and the other log is not"));
      }
    }
    boolean isBlocked =
        verdicts.stream().flatMap(verdict -> verdict.skipped().stream()).anyMatch(skip -> skip.reason().isBlocking());
    List<ExaminedLog> usable =
        logs.stream()
            .filter(log -> verdicts.stream().noneMatch(verdict -> verdict.log().equals(log)))
            .sorted(comparingLong(log -> log.head().primary()))
            .toList();
    if (isBlocked) {
      String words = "it is not replayed without what the other log may hold";
      usable.forEach(log -> verdicts.add(Verdict.skipped(log, SkipReason.INCOMPLETE, words)));
    } else {
      verdicts.addAll(0, primary.isTorn() ? latest(usable) : inTurn(usable));
    }
    return verdicts;
  }

  private boolean isOfOtherHive(ExaminedLog log) {
    return log.content().isPresent() && !primary.isTorn() && !log.head().isOfSameHive(primary.head());
  }

  private List<Verdict> latest(List<ExaminedLog> logs) {
    List<Verdict> verdicts = new ArrayList<>();
    for (ExaminedLog log : logs) {
      verdicts.add(
          log.equals(logs.getLast())
              ? unlessBroken(log)
              : Verdict.skipped(log, SkipReason.SUPERSEDED, "the base block comes from the other log, which is later"));
    }
    return verdicts;
  }

  private List<Verdict> inTurn(List<ExaminedLog> logs) {
    List<Verdict> verdicts = new ArrayList<>();
    long next = -1;
    for (ExaminedLog log : logs) {
      long first = log.head().primary();
      if (first < primary.head().secondary()) {
        String words = "its entries begin with " + first + ", below the hive's number " + primary.head().secondary();
        verdicts.add(Verdict.skipped(log, SkipReason.OLDER, words));
      } else if (next >= 0 && first != next) {
        verdicts.add(Verdict.skipped(log, SkipReason.NOT_NEXT, "its entries begin with " + first + ", not with " + next));
      } else {
        verdicts.add(unlessBroken(log));
        next = first + log.entries().size();
      }
    }
    return verdicts;
  }

  private static Verdict unlessBroken(ExaminedLog log) {
    return log.entries().isEmpty()
        ? Verdict.skipped(log, SkipReason.NO_SOUND_ENTRY, log.content().orElseThrow().end())
        : Verdict.applied(log);
  }

  private List<Verdict> vectors(List<ExaminedLog> logs) {
    List<Verdict> verdicts = new ArrayList<>();
    boolean isFound = false;
    for (ExaminedLog log : logs) {
      if (log.content().isEmpty()) {
        verdicts.add(Verdict.skipped(log, SkipReason.UNUSED, ""));
      } else if (isOfOtherHive(log)) {
        verdicts.add(Verdict.skipped(log, SkipReason.OTHER_HIVE, "it belongs to another hive"));
      } else if (isFound) {
        verdicts.add(Verdict.skipped(log, SkipReason.SUPERSEDED, "the other log is used in its place"));
      } else if (log.head().lastWritten() == 0 || primary.written().filter(log.head()::wasWrittenAt).isEmpty()) {
        verdicts.add(Verdict.skipped(log, SkipReason.OTHER_MOMENT, "it was written at another moment than the hive"));
      } else {
        isFound = true;
        verdicts.add(Verdict.applied(log));
      }
    }
    return verdicts;
  }
}
