package io.drivemend.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.drivemend.files.IoReason;
import io.drivemend.files.OwnerOnly;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two programs from changing one store at once. The system takes the lock back when its holder is killed, so none
 * is ever left behind; the file that carries it stays and means nothing.
 *
 * <p>Reading needs no lock: a backup appears and disappears in one step.
 */
final class StoreLock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreLock.class);

  static final String FILE = ".drivemend-lock";

  /** Long enough for another program to record a state or delete a backup; a repair takes longer and is named. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  /** Far behind the file's content, which others must be able to read: Windows closes a locked range to them. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int LONGEST_HOLDER = 200;

  /**
   * The stores that this process has locked. POSIX locks belong to processes, and closing any channel of a file ends
   * them all: so within the process the file must not even be opened twice.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path store;
  private final FileChannel channel;

  private StoreLock(Path store, FileChannel channel) {
    this.store = store;
    this.channel = channel;
  }

  /**
   * Waits a moment for the lock.
   *
   * @param root the store's folder, which must be there
   * @throws DriveMendException with {@code STORE_BUSY} or {@code CANCELLED}
   */
  static StoreLock acquire(Path root) throws IOException, DriveMendException {
    Path store = root.toRealPath();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<StoreLock> lock = tryAcquire(store);
      if (lock.isPresent()) {
        return lock.get();
      }
      if (System.nanoTime() > deadline) {
        throw Problem.STORE_BUSY.with(root, holder(store));
      }
      pause();
    }
  }

  private static Optional<StoreLock> tryAcquire(Path store) throws IOException {
    if (!HELD_HERE.add(store)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    StoreLock taken = null;
    try {
      Path file = store.resolve(FILE);
      channel = FileChannel.open(file, Set.of(CREATE, READ, WRITE, NOFOLLOW_LINKS), OwnerOnly.forFile(file));
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock != null) {
        taken = new StoreLock(store, channel);
        sign(channel);
      }
      return Optional.ofNullable(taken);
    } finally {
      if (taken == null) {
        HELD_HERE.remove(store);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  /** Leaves this process's number. A full disk must not keep anyone from deleting backups. */
  private static void sign(FileChannel channel) {
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(("process " + ProcessHandle.current().pid()).getBytes(UTF_8)));
    } catch (IOException e) {
      LOG.info("The lock of the backups could not be signed: {}", IoReason.of(e));
    }
  }

  /** Who holds the lock, for the technician; nothing depends on it. */
  private static String holder(Path store) {
    if (HELD_HERE.contains(store)) {
      return "this program itself";
    }
    try {
      String holder = new String(PlainFile.read(store.resolve(FILE), LONGEST_HOLDER), UTF_8);
      return holder.matches("process [0-9]+") ? holder : "another process";
    } catch (IOException e) {
      return "another process";
    }
  }

  private static void pause() throws DriveMendException {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.CANCELLED.causedBy(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("The lock of {} ends only with this process", store, e);
    } finally {
      HELD_HERE.remove(store);
    }
  }
}
