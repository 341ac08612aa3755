package io.drivemend.hive;

import io.drivemend.files.IoReason;
import io.drivemend.files.OwnerOnly;
import io.drivemend.hive.log.HiveImage;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hive as it is with its logs, in the folder for temporary files, for reading. Only its owner can open it, and closing
 * removes it; one that a killed program left is removed by the next.
 */
final class PrivateCopy implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PrivateCopy.class);

  private final Path file;

  private PrivateCopy(Path file) {
    this.file = file;
  }

  /**
   * Writes the copy.
   *
   * @throws DriveMendException with {@code NO_ROOM_TO_REPLAY} or {@code CANCELLED}; then nothing is left
   */
  static PrivateCopy of(Path hive, HiveImage image) throws DriveMendException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir", ""));
    Path name = folder.resolve("drivemend-hive");
    LeftCopies.sweep(name, Instant.now());
    PrivateCopy copy = new PrivateCopy(LeftCopies.newName(name));
    try {
      copy.write(folder, image);
      return copy;
    } catch (ClosedByInterruptException e) {
      copy.close();
      throw Problem.CANCELLED.causedBy(e);
    } catch (IOException e) {
      copy.close();
      throw Problem.NO_ROOM_TO_REPLAY.causedBy(e, hive, folder, IoReason.of(e));
    }
  }

  private void write(Path folder, HiveImage image) throws IOException {
    long room = Files.getFileStore(folder).getUsableSpace();
    if (room < image.size()) {
      throw new FileSystemException(folder.toString(), null, "it has room for " + room + " bytes, not for " + image.size());
    }
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.forFile(file))) {
      image.writeTo(channel);
    }
  }

  Path file() {
    return file;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("The copy {} could not be removed", file, e);
    }
  }
}
