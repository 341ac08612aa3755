package io.drivemend.hive.log;

import java.util.List;
import java.util.Optional;

/**
 * Changes to a hive that belong together.
 *
 * @param sequence their number
 * @param binsSize how many bytes the bins of the hive have with them
 * @param locked the flag that an entry of the new format sets or clears; empty in the old format, which has none
 * @param pages the bytes that they change
 */
record LogEntry(long sequence, int binsSize, Optional<Boolean> locked, List<Page> pages) {

  LogEntry {
    pages = List.copyOf(pages);
  }

  /**
   * A run of bytes.
   *
   * @param offset where they belong, from the start of the hive's bins
   * @param length in bytes
   * @param from where they stand in the log, from its start
   */
  record Page(long offset, int length, long from) {}
}
