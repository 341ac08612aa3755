package io.drivemend.hive.log;

import static io.drivemend.hive.log.LogFiles.SECTOR;

import io.drivemend.hive.format.Regf;
import io.drivemend.hive.log.LogEntry.Page;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a log of the new format (specification: Log entries). Entries stand one behind the other from the second sector
 * on. What follows the last one is left from earlier rounds.
 */
final class EntryLog {

  private static final int SIGNATURE = 0x454c7648; // HvLE
  private static final int HEADER_SIZE = 40;
  private static final int HASHED_HEADER_SIZE = 32;
  private static final int REFERENCE_SIZE = 8;
  private static final int LOCKED = 1;

  private final LogBytes log;
  private final List<LogEntry> entries = new ArrayList<>();
  private long place = SECTOR;

  private EntryLog(LogBytes log) {
    this.log = log;
  }

  static LogContent read(LogBytes log, Head head) throws IOException {
    EntryLog reader = new EntryLog(log);
    String end = reader.readEntries(head.primary());
    return new LogContent(LogFormat.ENTRIES, head, reader.entries, end, Math.max(head.primary(), reader.highest()));
  }

  /**
   * What is in the header of an entry.
   *
   * @param size of the whole entry in bytes
   */
  private record Header(long size, int flags, long sequence, int binsSize, long pages, long hash1, long hash2) {}

  private Optional<Header> header(long at) throws IOException {
    if (at > log.size() - HEADER_SIZE) {
      return Optional.empty();
    }
    ByteBuffer header = log.read(at, HEADER_SIZE);
    if (header.getInt(0) != SIGNATURE) {
      return Optional.empty();
    }
    return Optional.of(
        new Header(
            Integer.toUnsignedLong(header.getInt(4)),
            header.getInt(8),
            Integer.toUnsignedLong(header.getInt(12)),
            header.getInt(16),
            Integer.toUnsignedLong(header.getInt(20)),
            header.getLong(24),
            header.getLong(32)));
  }

  /** Reads entries for as long as they follow one another and check out (notes 7 and 8). */
  private String readEntries(long first) throws IOException {
    for (long expected = first; ; expected++) {
      Optional<Header> header = header(place);
      if (header.isEmpty()) {
        return entries.isEmpty() ? "there is no entry where the first one belongs" : "";
      }
      if (header.get().sequence() != expected) {
        return entries.isEmpty() ? "its first entry has the number " + header.get().sequence() + ", not " + first : "";
      }
      Optional<String> defect = defect(header.get());
      if (defect.isPresent()) {
        return "entry " + expected + " " + defect.get();
      }
      Optional<List<Page>> pages = pages(header.get());
      if (pages.isEmpty()) {
        return "entry " + expected + " names pages that neither it nor the hive has room for";
      }
      boolean locked = (header.get().flags() & LOCKED) != 0;
      entries.add(new LogEntry(expected, header.get().binsSize(), Optional.of(locked), pages.get()));
      place += header.get().size();
    }
  }

  private Optional<String> defect(Header header) throws IOException {
    if (header.size() < SECTOR || header.size() % SECTOR != 0 || header.size() > log.size() - place) {
      return Optional.of("is cut off");
    }
    if (header.hash2() != log.hash(place, HASHED_HEADER_SIZE)
        || header.hash1() != log.hash(place + HEADER_SIZE, header.size() - HEADER_SIZE)) {
      return Optional.of("does not have the hash that it names");
    }
    boolean sized = header.binsSize() > 0 && header.binsSize() % Regf.BIN_ALIGNMENT == 0;
    return sized ? Optional.empty() : Optional.of("names a size that no hive can have");
  }

  private Optional<List<Page>> pages(Header header) throws IOException {
    long from = place + HEADER_SIZE + header.pages() * REFERENCE_SIZE;
    long end = place + header.size();
    if (header.pages() == 0 || from > end) {
      return Optional.empty();
    }
    List<Page> pages = new ArrayList<>();
    for (long i = 0; i < header.pages(); i++) {
      ByteBuffer reference = log.read(place + HEADER_SIZE + i * REFERENCE_SIZE, REFERENCE_SIZE);
      long offset = Integer.toUnsignedLong(reference.getInt(0));
      int length = reference.getInt(4);
      boolean whole = length > 0 && length % SECTOR == 0 && offset % SECTOR == 0;
      if (!whole || length > end - from || offset + length > header.binsSize()) {
        return Optional.empty();
      }
      pages.add(new Page(offset, length, from));
      from += length;
    }
    return Optional.of(pages);
  }

  /** The highest sequence number, also of entries from earlier rounds behind the last one: each begins at a sector. */
  private long highest() throws IOException {
    long highest = entries.isEmpty() ? 0 : entries.getLast().sequence();
    for (long at = place; at <= log.size() - HEADER_SIZE; at += SECTOR) {
      Optional<Header> header = header(at);
      if (header.isPresent() && header.get().hash2() == log.hash(at, HASHED_HEADER_SIZE)) {
        highest = Math.max(highest, header.get().sequence());
      }
    }
    return highest;
  }
}
