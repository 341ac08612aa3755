package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hive file's bytes, read where they are asked for, so that memory does not grow with the file. They are read by the
 * page and some pages are kept, because most cells are small and near each other, and each read is a system call. So what
 * others write to the file while it is open may be seen or not.
 *
 * <p>The file is not mapped: Windows replaces no file that is mapped, Java 21 cannot end a mapping at a given moment,
 * and reading a mapped file that has shrunk is no exception but an error of the virtual machine.
 */
final class HiveBytes implements AutoCloseable {

  /** The largest file that is opened, in bytes. The largest SOFTWARE hives seen have some 200 MB. */
  static final long LARGEST_FILE = 512L * 1024 * 1024;

  private static final long MEGABYTE = 1024 * 1024;

  private static final int PAGE_SIZE = 16 * 1024;
  private static final int PAGES_KEPT = 64;

  private static final Logger LOG = LoggerFactory.getLogger(HiveBytes.class);

  private final Path file;
  private final FileChannel channel;
  private final long size;

  /** Each page has one place here, by its number. Threads may replace each other's pages, which costs a read at most. */
  private final @Nullable Page[] pages = new Page[PAGES_KEPT];

  private record Page(long start, ByteBuffer bytes) {}

  private HiveBytes(Path file, FileChannel channel, long size) {
    this.file = file;
    this.channel = channel;
    this.size = size;
  }

  static HiveBytes open(Path file) throws DriveMendException {
    try {
      requireFile(file);
      FileChannel channel = FileChannel.open(file);
      try {
        long size = channel.size();
        if (size > LARGEST_FILE) {
          throw Problem.HIVE_TOO_LARGE.with(file, size / MEGABYTE, LARGEST_FILE / MEGABYTE);
        }
        return new HiveBytes(file, channel, size);
      } catch (IOException | DriveMendException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Opening a pipe would wait for whoever writes to it, and a device may have no end. */
  private static void requireFile(Path file) throws IOException, DriveMendException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw Problem.NOT_A_HIVE.with(file, attributes.isDirectory() ? "it is a folder" : "it is a pipe or a device");
    }
  }

  /** The problem behind a failed read. Windows reports a file that is in use elsewhere as a bare file system error. */
  static DriveMendException unreadable(Path file, IOException cause) {
    return switch (cause) {
      case NoSuchFileException missing -> Problem.FILE_MISSING.causedBy(missing, file);
      case AccessDeniedException denied -> Problem.NO_RIGHTS_TO_READ.causedBy(denied, file);
      case FileSystemException other when onWindows() -> Problem.HIVE_IN_USE.causedBy(other, file, words(other));
      default -> Problem.FILE_UNREADABLE.causedBy(cause, file, words(cause));
    };
  }

  private static String words(IOException cause) {
    String reason = cause instanceof FileSystemException fileSystem ? fileSystem.getReason() : cause.getMessage();
    return Objects.requireNonNullElse(reason, cause.getClass().getSimpleName());
  }

  private static boolean onWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  Path file() {
    return file;
  }

  /** The file's size in bytes when it was opened. */
  long size() {
    return size;
  }

  /**
   * Reads bytes at a file offset.
   *
   * @return a little-endian buffer, positioned at its start, that holds exactly {@code length} bytes; it may be read only
   */
  ByteBuffer read(long offset, int length) throws DriveMendException {
    if (offset < 0 || length < 0 || length > size - offset) {
      throw damaged(offset, length + " bytes reach beyond the end of the file");
    }
    int inPage = (int) (offset % PAGE_SIZE);
    return length > PAGE_SIZE - inPage
        ? readFile(offset, length)
        : page(offset - inPage).bytes().slice(inPage, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private Page page(long start) throws DriveMendException {
    int place = (int) (start / PAGE_SIZE % PAGES_KEPT);
    Page page = pages[place];
    if (page == null || page.start() != start) {
      page = new Page(start, readFile(start, (int) Math.min(PAGE_SIZE, size - start)).asReadOnlyBuffer());
      pages[place] = page;
    }
    return page;
  }

  private ByteBuffer readFile(long offset, int length) throws DriveMendException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, offset + buffer.position()) < 0) {
          throw damaged(offset, "the file became shorter while it was read");
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return buffer.flip();
  }

  /**
   * @param offset where in the file, in bytes
   */
  DriveMendException damaged(long offset, String reason) {
    return Problem.HIVE_DAMAGED.with(file, "0x" + Long.toHexString(offset), reason);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("{} could not be closed; it was only read", file, e);
    }
  }
}
