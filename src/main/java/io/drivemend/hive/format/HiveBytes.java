package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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

/**
 * A hive's bytes. The base block is read once; the bins are mapped, so that memory does not grow with the file, and what
 * others write to the file while it is open may be seen or not. Bytes after the last bin are not mapped.
 *
 * <p>Whoever reads does it within {@link #reading}, which tells what became of the file meanwhile.
 */
final class HiveBytes implements AutoCloseable {

  /** The largest hive in bytes: an offset has 31 bits, because the top one marks what is in memory only. */
  static final long LARGEST_FILE = 1L << 31;

  private static final long MEGABYTE = 1024 * 1024;

  private static final int SHORT_RUN = 128;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Object name;
  private final long size;
  private final ByteBuffer baseBlock;
  private final ByteBuffer bins;
  private final @Nullable Mapping mapping;

  private volatile boolean closed;

  /** Something that reads these bytes. */
  interface Reading<T, X extends Exception> {
    T read() throws DriveMendException, X;
  }

  private HiveBytes(Object name, long size, ByteBuffer baseBlock, ByteBuffer bins, @Nullable Mapping mapping) {
    this.name = name;
    this.size = size;
    this.baseBlock = baseBlock;
    this.bins = bins.order(ByteOrder.LITTLE_ENDIAN);
    this.mapping = mapping;
  }

  static HiveBytes open(Path file) throws DriveMendException {
    return open(file, file);
  }

  /**
   * Opens a file.
   *
   * @param name stands for it in messages about its content
   */
  static HiveBytes open(Path file, Object name) throws DriveMendException {
    try {
      requireFile(file);
      try (FileChannel channel = FileChannel.open(file)) {
        long size = channel.size();
        if (size > LARGEST_FILE) {
          throw Problem.HIVE_TOO_LARGE.with(name, size / MEGABYTE, LARGEST_FILE / MEGABYTE);
        }
        ByteBuffer baseBlock = readBaseBlock(channel);
        Mapping bins = Mapping.of(channel, baseBlock.limit(), BaseBlock.binsSize(baseBlock, size));
        return new HiveBytes(name, size, baseBlock, bins.bytes(), bins);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Takes a hive that is in memory.
   *
   * @param name stands for the file in messages
   * @param hive its bytes from position to limit, which are not copied
   */
  static HiveBytes of(String name, ByteBuffer hive) {
    ByteBuffer all = hive.slice();
    ByteBuffer baseBlock = all.slice(0, Math.min(all.limit(), Regf.BASE_BLOCK_SIZE)).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer bins = all.slice(baseBlock.limit(), BaseBlock.binsSize(baseBlock, all.limit()));
    return new HiveBytes(name, all.limit(), baseBlock, bins, null);
  }

  /** Opening a pipe would wait for whoever writes to it, and a device may have no end. */
  private static void requireFile(Path file) throws IOException, DriveMendException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw Problem.NOT_A_HIVE.with(file, attributes.isDirectory() ? "it is a folder" : "it is a pipe or a device");
    }
  }

  private static ByteBuffer readBaseBlock(FileChannel channel) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(Regf.BASE_BLOCK_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    while (block.hasRemaining() && channel.read(block, block.position()) >= 0) {
      // A read may give less than was asked for.
    }
    return block.flip();
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

  /** What messages call the hive: its file, or what stands for it. */
  Object name() {
    return name;
  }

  /** The file's size in bytes when it was opened. */
  long size() {
    return size;
  }

  /** The base block as it was when the hive was opened, from position 0; shorter where the file is. */
  ByteBuffer baseBlock() {
    return baseBlock.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads, and tells what came in between.
   *
   * @throws DriveMendException with {@code FILE_UNREADABLE} also when a mapped page cannot be had, because the file was
   *     cut off or its disk fails, and when the hive is closed or becomes so meanwhile
   */
  <T, X extends Exception> T reading(Reading<T, X> reading) throws DriveMendException, X {
    if (closed) {
      throw closed();
    }
    try {
      return reading.read();
    } catch (InternalError fault) {
      if (!String.valueOf(fault.getMessage()).contains("unsafe memory access")) {
        throw fault;
      }
      // So the virtual machine reports a page that cannot be had.
      throw Problem.FILE_UNREADABLE.causedBy(fault, name, "part of it is gone, or its disk fails");
    } catch (IllegalStateException e) {
      if (closed) {
        throw closed();
      }
      throw e;
    }
  }

  private DriveMendException closed() {
    return Problem.FILE_UNREADABLE.with(name, "it was closed meanwhile");
  }

  /** A number of four bytes at an offset in the bins. */
  int int32(int offset) {
    return bins.getInt(offset);
  }

  /** A number of eight bytes at an offset in the bins. */
  long int64(int offset) {
    return bins.getLong(offset);
  }

  /** A number of one byte, without sign, at an offset in the bins. */
  int uint8(int offset) {
    return Byte.toUnsignedInt(bins.get(offset));
  }

  /** A number of two bytes, without sign, at an offset in the bins. */
  int uint16(int offset) {
    return Short.toUnsignedInt(bins.getShort(offset));
  }

  /** Copies bytes from an offset in the bins. */
  void copy(int offset, byte[] to, int at, int length) {
    if (length > SHORT_RUN) {
      bins.get(offset, to, at, length);
      return;
    }
    // Nearly all names and data are short, and a call for each costs more than their bytes.
    int done = 0;
    for (; done <= length - Long.BYTES; done += Long.BYTES) {
      LONGS.set(to, at + done, bins.getLong(offset + done));
    }
    for (; done < length; done++) {
      to[at + done] = bins.get(offset + done);
    }
  }

  /** The bytes from an offset in the bins as two-byte characters, half of {@code length}. */
  String utf16(int offset, int length) {
    // Units are taken as they are: a name may hold half a surrogate pair, and a decoder would replace it.
    return bins.slice(offset, length).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().toString();
  }

  /** How many bytes of bins there are: no more than the base block says, and no more than the file has. */
  int binsSize() {
    return bins.limit();
  }

  /**
   * The problem of a hive that is not as it should be.
   *
   * @param offset in the bins
   */
  DriveMendException damaged(int offset, String reason) {
    return damagedAt(Regf.BASE_BLOCK_SIZE + Integer.toUnsignedLong(offset), reason);
  }

  /**
   * The same.
   *
   * @param offset in the file
   */
  DriveMendException damagedAt(long offset, String reason) {
    return Problem.HIVE_DAMAGED.causedBy(new Damage(offset, reason), name, "0x" + Long.toHexString(offset), reason);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      if (mapping != null) {
        mapping.close();
      }
    }
  }
}
