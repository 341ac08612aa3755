package io.drivemend.hive.log;

import io.drivemend.hive.log.Runs.Run;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A hive as it is with its logs, closed properly: the bytes of the file, over them those of the logs, and over these a base
 * block. The bytes stay where they are until they are written somewhere.
 *
 * <p><b>Why Windows does not replay the logs over it again.</b> They stay beside the hive as they were. The base block has
 * a right checksum and two equal sequence numbers, and such a hive is not recovered, whatever its logs hold (Dirty
 * state of a hive). The number is above that of every entry in either log, those of earlier rounds included. So should the
 * next Windows be interrupted while it writes to the hive, these entries are below the hive's secondary sequence
 * number and do not apply (Log entries, note 7), while those that it stored before it began to write do. A log of the old
 * format applies only to a hive of its own last-written moment (Old format, Base block, note 3), and a repair sets a new
 * one, in the base block and in the first bin, which backs it up.
 */
public final class HiveImage {

  private final Path hive;
  private final long size;
  private final byte[] head;
  private final List<Run> runs;

  /**
   * @param hive the file
   * @param size how many bytes the image has, at least those of the file
   * @param head the first bytes of the base block
   * @param runs what comes from the logs
   */
  HiveImage(Path hive, long size, byte[] head, Collection<Run> runs) {
    this.hive = hive;
    this.size = size;
    this.head = head.clone();
    this.runs = List.copyOf(runs);
  }

  /** How many bytes the image has. */
  public long size() {
    return size;
  }

  /** Writes the whole image to an empty file. */
  public void writeTo(FileChannel target) throws IOException {
    try (FileChannel source = FileChannel.open(hive)) {
      copy(source, 0, target, 0, Math.min(size, source.size()));
    }
    changeInto(target);
  }

  /** Writes what differs from the hive to a copy of it. */
  public void changeInto(FileChannel copy) throws IOException {
    Map<Path, FileChannel> logs = new HashMap<>();
    try {
      for (Run run : runs) {
        if (!logs.containsKey(run.log())) {
          logs.put(run.log(), FileChannel.open(run.log()));
        }
        copy(logs.get(run.log()), run.from(), copy, run.start(), run.end() - run.start());
      }
      copy.write(ByteBuffer.wrap(head), 0);
    } finally {
      for (FileChannel log : logs.values()) {
        log.close();
      }
    }
  }

  private static void copy(FileChannel source, long from, FileChannel target, long to, long length) throws IOException {
    target.position(to);
    for (long done = 0; done < length; ) {
      long moved = source.transferTo(from + done, length - done, target);
      if (moved <= 0) {
        throw new EOFException("a file became shorter while it was read");
      }
      done += moved;
    }
  }
}
