package io.drivemend.hive;

import io.drivemend.files.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * By which it is known that a file is still the same.
 *
 * @param size in bytes
 * @param sha256 of the whole content, in hexadecimal
 */
record Fingerprint(long size, FileTime modified, String sha256) {

  private static final int BLOCK_SIZE = 256 * 1024;

  static Fingerprint of(Path file) throws IOException {
    FileTime modified = Files.getLastModifiedTime(file);
    return new Fingerprint(Files.size(file), modified, sha256Without(new BytePatch(), file));
  }

  /** The hash of a file as it would be without a patch that it has; one that lacks the patch is an error. */
  static String sha256Without(BytePatch patch, Path file) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    ByteBuffer block = ByteBuffer.allocate(BLOCK_SIZE);
    try (FileChannel channel = FileChannel.open(file)) {
      long offset = 0;
      for (int length = channel.read(block); length >= 0; length = channel.read(block)) {
        block.flip();
        patch.undo(block, offset);
        digest.update(block);
        block.clear();
        offset += length;
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
