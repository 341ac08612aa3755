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
 * Reads a log of the old format (specification: Dirty vector, Dirty pages): a bitmap with a bit for each sector of the
 * bins, and behind it the sectors whose bit is set, in order.
 */
final class DirtyVectorLog {

  private static final int SIGNATURE = 0x54524944; // DIRT
  private static final long BITMAP = SECTOR + Integer.BYTES;

  private final LogBytes log;
  private final Head head;
  private final List<Page> pages = new ArrayList<>();

  private DirtyVectorLog(LogBytes log, Head head) {
    this.log = log;
    this.head = head;
  }

  static LogContent read(LogBytes log, Head head) throws IOException, Unusable {
    DirtyVectorLog reader = new DirtyVectorLog(log, head);
    reader.readPages();
    LogEntry entry = new LogEntry(head.primary(), head.binsSize(), Optional.empty(), reader.pages);
    return new LogContent(LogFormat.DIRTY_VECTOR, head, List.of(entry), "", head.primary());
  }

  private void readPages() throws IOException, Unusable {
    if (head.binsSize() <= 0 || head.binsSize() % Regf.BIN_ALIGNMENT != 0) {
      throw damaged("it names a size that no hive can have");
    }
    int bitmapSize = head.binsSize() / SECTOR / Byte.SIZE;
    if (log.size() < BITMAP + bitmapSize || log.read(SECTOR, Integer.BYTES).getInt() != SIGNATURE) {
      throw damaged("its bitmap of changed sectors is missing or cut off");
    }
    long from = Math.ceilDiv(BITMAP + bitmapSize, SECTOR) * (long) SECTOR;
    for (int sector = 0; sector < head.binsSize() / SECTOR; ) {
      int run = run(sector, head.binsSize() / SECTOR);
      if (run == 0) {
        sector++;
        continue;
      }
      int length = run * SECTOR;
      if (length > log.size() - from) {
        throw damaged("its changed sectors are cut off");
      }
      pages.add(new Page((long) sector * SECTOR, length, from));
      from += length;
      sector += run;
    }
    if (pages.isEmpty()) {
      throw damaged("it names no changed sector");
    }
  }

  /** How many bits are set from a sector on. */
  private int run(int sector, int end) throws IOException {
    int run = 0;
    while (sector + run < end && isDirty(sector + run)) {
      run++;
    }
    return run;
  }

  private boolean isDirty(int sector) throws IOException {
    ByteBuffer bits = log.read(BITMAP + sector / Byte.SIZE, 1);
    return (bits.get(0) >> sector % Byte.SIZE & 1) != 0;
  }

  private static Unusable damaged(String words) {
    return new Unusable(SkipReason.PAGES_DAMAGED, words);
  }
}
