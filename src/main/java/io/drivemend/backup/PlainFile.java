package io.drivemend.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads a small file from a folder that others may have written to. A link could lead anywhere, a pipe never ends, and a
 * device fills the memory: none of them is opened.
 */
final class PlainFile {

  private PlainFile() {}

  /**
   * Reads a file whole.
   *
   * @param largest the most bytes that it may have
   * @throws NoSuchFileException when there is nothing of that name
   * @throws IOException when it is no regular file or a larger one; the message says so without the folder's name
   */
  static byte[] read(Path file, int largest) throws IOException {
    if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isRegularFile()) {
      throw new IOException(file.getFileName() + " is not a regular file");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] content = in.readNBytes(largest + 1);
      if (content.length > largest) {
        throw new IOException(file.getFileName() + " is larger than " + largest + " bytes");
      }
      return content;
    }
  }
}
