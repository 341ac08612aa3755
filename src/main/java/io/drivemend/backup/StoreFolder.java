package io.drivemend.backup;

import io.drivemend.files.DurableFiles;
import io.drivemend.files.IoReason;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that holds backups as folders. One that is being written or deleted has another name, which no list shows.
 *
 * @param place what has to be so before anything in it is read or written
 */
record StoreFolder(StoreRoot place) {

  private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);

  Path root() {
    return place.path();
  }

  Path backup(String id) {
    return root().resolve(id);
  }

  /**
   * The folders whose names are those of backups, in no order. None when the store was not made yet.
   *
   * @throws DriveMendException with {@code NO_RIGHTS_TO_READ} or {@code FILE_UNREADABLE}, or why the place is not used
   */
  List<Path> backups() throws DriveMendException {
    place.require();
    try {
      List<Path> folders =
          children().stream()
              .filter(child -> BackupId.isOne(String.valueOf(child.getFileName())))
              .filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
              .toList();
      // A drive that was pulled meanwhile must not look like one with fewer backups, or none.
      place.require();
      return folders;
    } catch (NoSuchFileException e) {
      place.require();
      return List.of();
    } catch (AccessDeniedException e) {
      throw Problem.NO_RIGHTS_TO_READ.causedBy(e, root());
    } catch (IOException e) {
      throw Problem.FILE_UNREADABLE.causedBy(e, root(), IoReason.of(e));
    }
  }

  /**
   * Checks that a backup's folder is there.
   *
   * @throws DriveMendException with {@code BACKUP_MISSING}, {@code NO_RIGHTS_TO_READ} or {@code FILE_UNREADABLE}, or why
   *     the place is not used
   */
  Path require(String id) throws DriveMendException {
    if (!BackupId.isOne(id)) {
      throw Problem.BACKUP_MISSING.with(id, root());
    }
    place.require();
    Path folder = backup(id);
    try {
      if (!Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isDirectory()) {
        throw Problem.BACKUP_MISSING.with(id, root());
      }
      return folder;
    } catch (AccessDeniedException e) {
      throw Problem.NO_RIGHTS_TO_READ.causedBy(e, root());
    } catch (NoSuchFileException e) {
      throw Problem.BACKUP_MISSING.causedBy(e, id, root());
    } catch (IOException e) {
      throw Problem.FILE_UNREADABLE.causedBy(e, root(), IoReason.of(e));
    }
  }

  /**
   * Removes what a killed program left half-written or half-deleted. Only the holder of the store's lock may do so,
   * because nobody else can then be writing it. That something cannot be removed stops no work.
   */
  void sweep() {
    try {
      for (Path child : children()) {
        String name = String.valueOf(child.getFileName());
        if (BackupId.isUnfinished(name)) {
          sweep(child);
        } else if (BackupId.isOne(name) && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          sweepState(child);
        }
      }
    } catch (IOException e) {
      LOG.warn("Unfinished backups in {} cannot be looked for", root(), e);
    }
  }

  private static void sweep(Path unfinished) {
    try {
      deleteTree(unfinished);
      LOG.info("Removed the unfinished backup {}", unfinished);
    } catch (IOException e) {
      LOG.warn("The unfinished backup {} cannot be removed", unfinished, e);
    }
  }

  private static void sweepState(Path backup) {
    try {
      DurableFiles.removeLeftBeside(backup.resolve(BackupFiles.STATE));
    } catch (IOException e) {
      LOG.warn("What is left of a state record in {} cannot be removed", backup, e);
    }
  }

  /** Takes a backup out of the list in one step, and then removes it. */
  void delete(String id) throws IOException {
    Path unfinished = BackupId.unfinished(root(), id);
    DurableFiles.move(backup(id), unfinished);
    deleteTree(unfinished);
  }

  /** Removes a folder with all that is in it. Links are removed, never followed. */
  static void deleteTree(Path folder) throws IOException {
    if (!BackupId.isThere(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private List<Path> children() throws IOException {
    try (Stream<Path> children = Files.list(root())) {
      return children.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
