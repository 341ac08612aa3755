package io.drivemend.hive.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The bytes of a log or hive, read through a window of fixed size, so that memory does not grow with the file. */
final class LogBytes implements AutoCloseable {

  private static final int WINDOW = 64 * 1024;

  private final FileChannel channel;
  private final long size;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private long start;

  private LogBytes(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  static LogBytes open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file);
    try {
      return new LogBytes(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The file's size in bytes when it was opened. */
  long size() {
    return size;
  }

  /** The first sector, or as much of it as the file has. */
  Head head() throws IOException {
    return new Head(read(0, (int) Math.min(size, Head.SIZE)));
  }

  /**
   * Reads bytes, which are valid until the next read.
   *
   * @param length {@link #WINDOW} at the most
   */
  ByteBuffer read(long offset, int length) throws IOException {
    if (offset < start || offset + length > start + window.limit()) {
      fill(offset, length);
    }
    return window.slice((int) (offset - start), length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void fill(long offset, int least) throws IOException {
    window.clear();
    start = offset;
    while (window.hasRemaining() && channel.read(window, offset + window.position()) >= 0) {
      // a read may give less than was asked for
    }
    window.flip();
    if (window.limit() < least) {
      throw new EOFException("it became shorter while it was read");
    }
  }

  /** The hash of a run of bytes. */
  long hash(long offset, long length) throws IOException {
    Marvin32 hash = new Marvin32(Marvin32.REGISTRY_SEED);
    ByteBuffer piece = ByteBuffer.allocate(0);
    for (long done = 0; done < length; done += piece.limit()) {
      piece = read(offset + done, (int) Math.min(length - done, WINDOW));
      hash.update(piece);
    }
    return hash.finish(piece);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
