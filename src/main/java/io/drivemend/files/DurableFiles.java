package io.drivemend.files;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;

/**
 * Writes that are on the disk when the call returns.
 *
 * <p>On Windows a folder cannot be forced; NTFS journals its entries itself, so that a rename is there or not there.
 */
public final class DurableFiles {

  private static final boolean FOLDERS_CAN_BE_FORCED = File.separatorChar == '/';

  private DurableFiles() {}

  /** Fills a stream; closing it is allowed and needless. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * What was handed over for writing, as opposed to what {@link Sha256#of} later finds on the disk.
   *
   * @param size in bytes
   * @param sha256 64 hexadecimal digits
   */
  public record Written(long size, String sha256) {}

  /**
   * Makes a new file that only its owner can read, and forces it to disk.
   *
   * @throws java.nio.file.FileAlreadyExistsException when something of that name is there; it is never replaced
   */
  public static Written create(Path file, Content content) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    try (FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), OwnerOnly.forFile(file))) {
      OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
      content.writeTo(new Unclosable(out));
      out.flush();
      channel.force(true);
      return new Written(channel.size(), HexFormat.of().formatHex(digest.digest()));
    }
  }

  /**
   * Gives a file new content such that after a crash it holds either the old or the new, whole. A temporary file beside
   * it is left behind at most by a crash; {@link #removeLeftBeside} removes it.
   */
  public static void replace(Path file, Content content) throws IOException {
    Path temporary = temporary(file);
    Files.deleteIfExists(temporary);
    try {
      create(temporary, content);
      move(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Removes what a program left that was killed in {@link #replace}. No other may be replacing the file. */
  public static void removeLeftBeside(Path file) throws IOException {
    Files.deleteIfExists(temporary(file));
  }

  private static Path temporary(Path file) {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  /** Renames within one file system, all or nothing, replacing what is there, and forces the folder. */
  public static void move(Path from, Path to) throws IOException {
    Files.move(from, to, ATOMIC_MOVE);
    forceFolderOf(to);
  }

  /** Forces the entries of the folder that a file is in, so that the file's name lasts. */
  public static void forceFolderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException(file + " is a root, not a file");
    }
    forceFolder(folder);
  }

  /** Forces a folder's entries to disk, where the system can. */
  public static void forceFolder(Path folder) throws IOException {
    if (FOLDERS_CAN_BE_FORCED) {
      try (FileChannel channel = FileChannel.open(folder, READ)) {
        channel.force(true);
      }
    }
  }

  /** Keeps the file open until it is forced. */
  private static final class Unclosable extends FilterOutputStream {

    Unclosable(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
