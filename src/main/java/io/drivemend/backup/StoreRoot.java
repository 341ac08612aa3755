package io.drivemend.backup;

import io.drivemend.files.ForeignFolder;
import io.drivemend.files.IoReason;
import io.drivemend.files.PrivateFolders;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The folder of a store, and what has to be so before anything in it is read or written.
 *
 * @param path absolute
 * @param folders makes the folders
 */
record StoreRoot(Path path, Kind kind, PrivateFolders folders) {

  /** How the program came to this folder. */
  enum Kind {
    /**
     * It is the program's own, and so is the folder above it: nobody else may have made them or write to them. Both are
     * made when they are missing.
     */
    STANDARD,
    /**
     * Somebody named it just now. It may lie on a drive without rights or be shared on purpose, so it is taken as it is,
     * and made when it is missing.
     */
    NAMED,
    /**
     * Somebody named it in an earlier run, so it has to be there. Where its drive is missing, a new folder of that name
     * would hide the backups that were made before, and fill another drive.
     */
    REMEMBERED
  }

  static StoreRoot standard(Path path, PrivateFolders folders) {
    return new StoreRoot(path.toAbsolutePath(), Kind.STANDARD, folders);
  }

  static StoreRoot named(Path path, PrivateFolders folders) {
    return new StoreRoot(path.toAbsolutePath(), Kind.NAMED, folders);
  }

  static StoreRoot remembered(Path path, PrivateFolders folders) {
    return new StoreRoot(path.toAbsolutePath(), Kind.REMEMBERED, folders);
  }

  /**
   * To be called before anything is read. A folder that is yet to be made is fine.
   *
   * @throws DriveMendException with {@code PLACE_NOT_OURS}, {@code PLACE_NOT_THERE}, {@code NO_RIGHTS_TO_READ} or
   *     {@code FILE_UNREADABLE}
   */
  void require() throws DriveMendException {
    switch (kind) {
      case STANDARD -> {
        for (Path folder : own()) {
          if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            requireOurs(folder);
          }
        }
      }
      case NAMED -> {}
      case REMEMBERED -> {
        if (!Files.isDirectory(path)) {
          throw Problem.PLACE_NOT_THERE.with(path);
        }
      }
    }
  }

  /**
   * To be called before anything is written. Makes what is missing, from the outside in: each folder is known to be the
   * program's own before anything is made in it.
   *
   * @throws DriveMendException as {@link #require}
   */
  void make() throws IOException, DriveMendException {
    switch (kind) {
      case STANDARD -> {
        for (Path folder : own()) {
          folders.createAll(folder);
          requireOurs(folder);
        }
      }
      case NAMED -> {
        requireNoBackup();
        folders.createAll(path);
      }
      case REMEMBERED -> require();
    }
  }

  /** To a backup nothing is ever added, and what were made in it would be deleted with it. */
  private void requireNoBackup() throws IOException {
    for (Path folder = path.normalize(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(BackupFiles.MANIFEST_SHA256), LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(folder + " is itself a backup, to which nothing is added");
      }
    }
  }

  /** The folders of the standard place that are the program's, the outer one first. */
  private List<Path> own() {
    return List.of(Objects.requireNonNull(path.getParent(), "the standard place is in a folder of the program's"), path);
  }

  private void requireOurs(Path folder) throws DriveMendException {
    try {
      folders.requireOurs(folder);
    } catch (ForeignFolder e) {
      throw Problem.PLACE_NOT_OURS.causedBy(e, folder, e.why());
    } catch (AccessDeniedException e) {
      throw Problem.NO_RIGHTS_TO_READ.causedBy(e, folder);
    } catch (IOException e) {
      throw Problem.FILE_UNREADABLE.causedBy(e, folder, IoReason.of(e));
    }
  }
}
