package io.drivemend.hive.log;

import static java.util.stream.Collectors.joining;

import io.drivemend.hive.format.Regf;
import io.drivemend.hive.log.LogChoice.Verdict;
import io.drivemend.hive.log.LogEntry.Page;
import io.drivemend.hive.log.LogUse.Applied;
import io.drivemend.hive.log.Runs.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays the pages of the chosen logs over the hive, one entry after the other. */
final class Replay {

  /** Sequence numbers have 32 bits; one that would start again from zero makes old entries look newer. */
  private static final long HIGHEST_SEQUENCE = 0xFFFF_0000L;

  private final Primary primary;
  private final List<Verdict> verdicts;
  private final Runs runs = new Runs();
  private Head head;
  private int binsSize;
  private Optional<Boolean> locked = Optional.empty();

  private Replay(Primary primary, List<Verdict> verdicts) {
    this.primary = primary;
    this.verdicts = verdicts;
    this.head = primary.head();
    this.binsSize = primary.head().binsSize();
  }

  static HiveRecovery of(Primary primary, List<Verdict> verdicts) {
    return new Replay(primary, verdicts).run();
  }

  private HiveRecovery run() {
    List<LogReport> reports = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      reports.add(verdict.log().report(verdict.skipped().isPresent() ? verdict.skipped().get() : apply(verdict.log())));
    }
    long size = Math.max(primary.size(), Regf.BASE_BLOCK_SIZE + Integer.toUnsignedLong(binsSize));
    runs.trim(size);
    String obstacle = obstacle(size);
    ReplayPlan plan =
        new ReplayPlan(
            primary.file(),
            obstacle.isEmpty(),
            primary.why(),
            obstacle,
            reports,
            runs.bytes(),
            obstacle.isEmpty() && primary.isTorn());
    return new HiveRecovery(plan, obstacle.isEmpty() ? Optional.of(image(size)) : Optional.empty());
  }

  private HiveImage image(long size) {
    return new HiveImage(primary.file(), size, head.closed(binsSize, locked, sequence()), runs.inOrder());
  }

  private Applied apply(ExaminedLog log) {
    LogContent content = log.content().orElseThrow();
    int pages = 0;
    long bytes = 0;
    for (LogEntry entry : content.entries()) {
      for (Page page : entry.pages()) {
        lay(page, log.file());
        bytes += page.length();
      }
      pages += entry.pages().size();
      binsSize = entry.binsSize();
      locked = entry.locked();
    }
    if (primary.isTorn()) {
      head = content.head();
    }
    return new Applied(
        content.entries().getFirst().sequence(), content.entries().getLast().sequence(), pages, bytes, content.end());
  }

  private void lay(Page page, Path log) {
    long start = Regf.BASE_BLOCK_SIZE + page.offset();
    runs.lay(new Run(start, start + page.length(), log, page.from()));
  }

  /** Why nothing may be made of this; empty when it may. */
  private String obstacle(long size) {
    if (runs.inOrder().isEmpty()) {
      return verdicts.isEmpty()
          ? "there are none"
          : verdicts.stream().flatMap(verdict -> words(verdict).stream()).collect(joining("; "));
    }
    if (!runs.cover(primary.size(), size)) {
      return "they make the hive larger and do not hold what belongs there";
    }
    return sequence() > HIGHEST_SEQUENCE ? "their sequence numbers are used up" : "";
  }

  private static Optional<String> words(Verdict verdict) {
    return verdict.skipped().map(skipped -> verdict.log().file().getFileName() + ": " + skipped.words());
  }

  /**
   * Above every number in the hive and in any log, so that no log entry can ever follow it (see {@link HiveImage}). A torn
   * base block is not asked: what stands there need not be a number.
   */
  private long sequence() {
    long own = primary.isTorn() ? 0 : Math.max(primary.head().primary(), primary.head().secondary());
    return 1
        + verdicts.stream()
            .flatMap(verdict -> verdict.log().content().stream())
            .mapToLong(LogContent::highest)
            .reduce(own, Math::max);
  }
}
