package io.drivemend.source.volume;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** Reads pieces of a disk or of its image. The caller bounds their size. */
final class Blocks {

  private Blocks() {}

  /**
   * Reads exactly so many bytes.
   *
   * @return little-endian
   * @throws EOFException when the disk has not so many
   */
  static ByteBuffer read(SeekableByteChannel disk, long at, int size) throws IOException {
    if (at < 0) {
      throw new EOFException("before the beginning");
    }
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    disk.position(at);
    while (bytes.hasRemaining()) {
      if (disk.read(bytes) < 0) {
        throw new EOFException("the disk ends before byte " + (at + size));
      }
    }
    return bytes.flip();
  }
}
