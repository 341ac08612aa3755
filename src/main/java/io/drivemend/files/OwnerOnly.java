package io.drivemend.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * New files and folders that their owner alone can read, since copies of a registry hold what other users of the machine
 * may not see. The mode is set as they are made, so that there is no moment in which others can open them.
 *
 * <p>On Windows they inherit the access list of the folder above.
 */
public final class OwnerOnly {

  private OwnerOnly() {}

  /** Makes a folder whose parent is there; mode 0700. */
  public static Path createFolder(Path folder) throws IOException {
    return Files.createDirectory(folder, attributes(folder, "rwx------"));
  }

  /** Makes a folder and all that is missing above it; mode 0700. What is there keeps its rights. */
  public static Path createFolders(Path folder) throws IOException {
    return Files.createDirectories(folder, attributes(folder, "rwx------"));
  }

  /** What a new file is to be made with; mode 0600. */
  public static FileAttribute<?>[] forFile(Path file) {
    return attributes(file, "rw-------");
  }

  private static FileAttribute<?>[] attributes(Path path, String mode) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
        : new FileAttribute<?>[0];
  }
}
