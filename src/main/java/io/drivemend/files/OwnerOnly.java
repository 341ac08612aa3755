package io.drivemend.files;

import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * Files and folders with the modes 0600 and 0700. The mode is set as they are made, so that there is no moment in which
 * others can open them.
 *
 * <p>A file system without modes, as Windows' own, gives new files and folders the access list of the folder above, and
 * there no folder is refused.
 */
public final class OwnerOnly implements PrivateFolders {

  private static final String POSIX = "posix";

  @Override
  public void create(Path folder) throws IOException {
    Files.createDirectory(folder, attributes(folder, "rwx------"));
  }

  /**
   * Follows links: nobody else can put one into a folder of the user's own, and what it leads to is what counts.
   */
  @Override
  public void requireOurs(Path folder) throws IOException {
    if (!hasModes(folder)) {
      return;
    }
    PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class);
    String owner = "it belongs to " + found.owner().getName();
    if (!found.isDirectory()) {
      throw new ForeignFolder(folder, owner + " and is not a folder");
    }
    if (!found.owner().equals(user(folder))) {
      throw new ForeignFolder(folder, owner + ", not to " + user(folder).getName());
    }
    Set<PosixFilePermission> mode = found.permissions();
    if (mode.contains(GROUP_WRITE) || mode.contains(OTHERS_WRITE)) {
      throw new ForeignFolder(
          folder, owner + ", but others may write to it (" + PosixFilePermissions.toString(mode) + ")");
    }
  }

  private static UserPrincipal user(Path folder) throws IOException {
    return folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(System.getProperty("user.name"));
  }

  /** What a new file is to be made with; mode 0600. */
  public static FileAttribute<?>[] forFile(Path file) {
    return attributes(file, "rw-------");
  }

  private static FileAttribute<?>[] attributes(Path path, String mode) {
    return hasModes(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
        : new FileAttribute<?>[0];
  }

  private static boolean hasModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains(POSIX);
  }
}
