package io.drivemend.hive.log;

import io.drivemend.hive.format.Regf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the hive file itself tells about its state (specification: Dirty state of a hive).
 *
 * @param size of the file in bytes
 * @param firstBinWritten the moment in the first bin, which backs up the one in the base block (Hive bin, note 3); empty
 *     when no bin begins where the first one belongs
 */
record Primary(Path file, long size, Head head, Optional<Long> firstBinWritten) {

  private static final int BIN_SIGNATURE = 0x6e696268; // hbin
  private static final int BIN_WRITTEN = 20;

  static Primary read(Path file) throws IOException {
    try (LogBytes bytes = LogBytes.open(file)) {
      Optional<Long> written = Optional.empty();
      if (bytes.size() >= Regf.BASE_BLOCK_SIZE + Regf.BIN_HEADER_SIZE) {
        ByteBuffer bin = bytes.read(Regf.BASE_BLOCK_SIZE, Regf.BIN_HEADER_SIZE);
        boolean isFirst = bin.getInt(0) == BIN_SIGNATURE && bin.getInt(4) == 0;
        written = isFirst ? Optional.of(bin.getLong(BIN_WRITTEN)) : Optional.empty();
      }
      return new Primary(file, bytes.size(), bytes.head(), written);
    }
  }

  /** Whether the base block is not what Windows wrote, so that one from a log has to take its place. */
  boolean isTorn() {
    return !head.isSound();
  }

  boolean isClean() {
    return !isTorn() && head.primary() == head.secondary();
  }

  /** The moment that a log of the old format has to name (Old format, Base block, note 3). */
  Optional<Long> written() {
    return isTorn() ? firstBinWritten : Optional.of(head.lastWritten());
  }

  /** Why the hive counts as not closed properly. */
  String why() {
    return isTorn()
        ? "the checksum of its base block is wrong"
        : "its sequence numbers differ, " + head.primary() + " and " + head.secondary();
  }
}
