package io.drivemend.hive.log;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which bytes of a hive come from which log. What is laid later lies over what was laid before. */
final class Runs {

  /**
   * Bytes from a log.
   *
   * @param start file offset in the hive
   * @param end file offset behind the last byte
   * @param from file offset in the log
   */
  record Run(long start, long end, Path log, long from) {

    private Run from(long at) {
      return new Run(at, end, log, from + at - start);
    }

    private Run until(long at) {
      return new Run(start, at, log, from);
    }
  }

  private final NavigableMap<Long, Run> runs = new TreeMap<>();

  void lay(Run run) {
    cut(run.start());
    cut(run.end());
    runs.subMap(run.start(), run.end()).clear();
    runs.put(run.start(), run);
  }

  /** Takes away what lies behind an offset. */
  void trim(long end) {
    cut(end);
    runs.tailMap(end, true).clear();
  }

  private void cut(long at) {
    Map.Entry<Long, Run> before = runs.lowerEntry(at);
    if (before != null && before.getValue().end() > at) {
      runs.put(at, before.getValue().from(at));
      runs.put(before.getKey(), before.getValue().until(at));
    }
  }

  /** The runs in the order of the hive. */
  Collection<Run> inOrder() {
    return runs.values();
  }

  long bytes() {
    return runs.values().stream().mapToLong(run -> run.end() - run.start()).sum();
  }

  /** Whether every byte between two offsets comes from a log. */
  boolean cover(long start, long end) {
    long covered = start;
    for (Run run : runs.tailMap(runs.floorKey(start) == null ? start : runs.floorKey(start), true).values()) {
      if (run.start() > covered) {
        break;
      }
      covered = Math.max(covered, run.end());
    }
    return covered >= end;
  }
}
