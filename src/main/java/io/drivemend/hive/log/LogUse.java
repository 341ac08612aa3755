package io.drivemend.hive.log;

/** What becomes of a log. */
public sealed interface LogUse {

  /** In words, to stand after the log's name and a colon. */
  String words();

  /**
   * It is replayed.
   *
   * @param first the sequence number of its first entry that is applied; in the old format that of the log
   * @param last that of the last one
   * @param pages how many runs of changed bytes they hold
   * @param bytes how many bytes these have
   * @param end why the next entry is not applied, in words; empty at the log's natural end
   */
  record Applied(long first, long last, int pages, long bytes, String end) implements LogUse {

    /** How many entries are applied. */
    public long entries() {
      return last - first + 1;
    }

    @Override
    public String words() {
      String entries = first == last ? "entry " + first + " is" : "entries " + first + " to " + last + " are";
      return entries + " replayed" + (end.isEmpty() ? "" : "; the next one is not: " + end);
    }
  }

  /**
   * It is not used.
   *
   * @param words why
   */
  record Skipped(SkipReason reason, String words) implements LogUse {}
}
