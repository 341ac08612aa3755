package io.drivemend.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes folders for what other users of the machine may not see or change, such as copies of a registry, and tells whether
 * a folder that is there already is one of that kind.
 */
public interface PrivateFolders {

  /**
   * Makes a folder whose parent is there. It has its rights from the first moment, so that nobody can slip in before.
   *
   * @throws FileAlreadyExistsException when something of that name is there, whatever it is
   */
  void create(Path folder) throws IOException;

  /** Makes a folder and all that is missing above it. What is there keeps its rights. */
  default void createAll(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      return;
    }
    Path parent = absolute.getParent();
    if (parent != null) {
      createAll(parent);
    }
    try {
      create(absolute);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(absolute)) {
        throw e;
      }
    }
  }

  /**
   * Judges a folder that is there, and was made by this program if all is well: somebody who could write to the place
   * before may have put another one there, to read what goes into it or to have something planted read from it.
   *
   * @throws ForeignFolder when it belongs to somebody else, when others may write to it, or when it leads elsewhere
   * @throws IOException when it cannot be looked at
   */
  void requireOurs(Path folder) throws IOException;
}
