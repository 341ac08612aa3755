package io.drivemend.hive.log;

import java.util.List;

/**
 * A log that was read.
 *
 * @param entries those that follow one another from the log's start; empty when the first one is damaged
 * @param end why the next entry does not count, in words; empty at the natural end
 * @param highest the highest sequence number anywhere in the log, that of old entries behind the end included
 */
record LogContent(LogFormat format, Head head, List<LogEntry> entries, String end, long highest) {

  LogContent {
    entries = List.copyOf(entries);
  }
}
