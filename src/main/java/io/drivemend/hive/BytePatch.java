package io.drivemend.hive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The bytes of a file that a repair changes, and no others. Offsets are file offsets in bytes. */
final class BytePatch {

  private record Change(byte before, byte after) {}

  private final NavigableMap<Long, Change> changes = new TreeMap<>();

  /**
   * Adds what differs between two runs of equal length.
   *
   * @return whether no byte was to be changed already
   */
  boolean add(long offset, byte[] before, byte[] after) {
    boolean fresh = true;
    for (int i = 0; i < before.length; i++) {
      if (before[i] != after[i]) {
        fresh &= changes.put(offset + i, new Change(before[i], after[i])) == null;
      }
    }
    return fresh;
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Writes the new bytes. */
  void writeTo(FileChannel channel) throws IOException {
    for (Map.Entry<Long, Change> change : changes.entrySet()) {
      channel.write(ByteBuffer.wrap(new byte[] {change.getValue().after()}), change.getKey());
    }
  }

  /** Puts the new bytes into a file that is in memory. */
  void applyTo(ByteBuffer wholeFile) {
    changes.forEach((offset, change) -> wholeFile.put(Math.toIntExact(offset), change.after()));
  }

  /**
   * Puts the old bytes into a part of the changed file.
   *
   * @param offset where the part begins in the file
   * @throws IOException when one of the new bytes is not there
   */
  void undo(ByteBuffer part, long offset) throws IOException {
    for (Map.Entry<Long, Change> change : changes.subMap(offset, offset + part.remaining()).entrySet()) {
      int index = part.position() + Math.toIntExact(change.getKey() - offset);
      if (part.get(index) != change.getValue().after()) {
        throw new IOException("the byte at 0x" + Long.toHexString(change.getKey()) + " is not as written");
      }
      part.put(index, change.getValue().before());
    }
  }
}
