package io.drivemend.hive;

import io.drivemend.files.DurableFiles;
import io.drivemend.hive.log.HiveImage;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy beside a hive that is to take its place. Closing it removes the copy, unless it did.
 *
 * <p>{@link Files#copy} with {@code COPY_ATTRIBUTES} brings along what else belongs to the file: owner, group, mode and
 * extended attributes on POSIX; owner, access list, attributes and streams on Windows.
 */
final class HiveReplacement implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HiveReplacement.class);

  private final Path hive;
  private final Path copy;

  private HiveReplacement(Path hive, Path copy) {
    this.hive = hive;
    this.copy = copy;
  }

  /**
   * Copies the hive to a new name in its own folder, because only there the swap can be atomic.
   *
   * @param hive not a symbolic link, and just found to be readable and writable
   */
  static HiveReplacement copyOf(Path hive, Instant now) throws IOException {
    LeftCopies.sweep(hive, now);
    HiveReplacement replacement = new HiveReplacement(hive, LeftCopies.newName(hive));
    try {
      Files.copy(hive, replacement.copy, StandardCopyOption.COPY_ATTRIBUTES);
      Files.setLastModifiedTime(replacement.copy, FileTime.from(now)); // or it would look as old as the hive
      return replacement;
    } catch (AccessDeniedException e) {
      replacement.close();
      AccessDeniedException named = new AccessDeniedException(hive.toString(), null, "its folder takes no new file");
      named.initCause(e);
      throw named;
    } catch (IOException e) {
      replacement.close();
      throw e;
    }
  }

  Path copy() {
    return copy;
  }

  /**
   * Changes the copy and forces it to disk.
   *
   * @param image what the copy has to be before the patch fits; empty when the hive itself is
   */
  void apply(Optional<HiveImage> image, BytePatch patch) throws IOException {
    try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      if (image.isPresent()) {
        image.get().changeInto(channel);
      }
      patch.writeTo(channel);
      channel.force(true);
    }
  }

  /** Fails when the copy has another owner, group or mode than the hive: only root may give a file away. */
  void requireSameOwner() throws IOException {
    PosixFileAttributes wanted = posix(hive);
    PosixFileAttributes got = posix(copy);
    if (wanted != null
        && got != null
        && !(wanted.owner().equals(got.owner())
            && wanted.group().equals(got.group())
            && wanted.permissions().equals(got.permissions()))) {
      throw new AccessDeniedException(hive.toString(), null, "its owner, group or mode could not be kept");
    }
  }

  /** Puts the copy in the hive's place; other programs see the one or the other, never neither and never a mixture. */
  void swapIn() throws IOException, DriveMendException {
    try {
      Files.move(copy, hive, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (posix(hive) == null) {
        // That it may be written was found out before: on Windows only an open file is left as the reason.
        throw Problem.HIVE_IN_USE.causedBy(e, hive, "it could not be replaced");
      }
      throw e;
    }
    forceFolder();
  }

  /** Makes the new name last. The swap has happened by then, and not every file system lets a folder be forced. */
  private void forceFolder() {
    try {
      DurableFiles.forceFolderOf(hive);
    } catch (IOException e) {
      LOG.warn("The folder of {} could not be forced to disk", hive, e);
    }
  }

  /** The POSIX attributes, or null where the file system has none: on Windows. */
  static @Nullable PosixFileAttributes posix(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view == null ? null : view.readAttributes();
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      LOG.warn("The copy {} could not be removed", copy, e);
    }
  }
}
