package io.drivemend.files;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words what an input or output error means; many of Java's name only the file. */
public final class IoReason {

  private IoReason() {}

  /** The reason, to stand after a colon: no capital letter, no full stop. */
  public static String of(IOException error) {
    return switch (error) {
      case NoSuchFileException e -> e.getFile() + " does not exist";
      case AccessDeniedException e when e.getReason() != null -> e.getReason();
      case AccessDeniedException e -> "access to " + e.getFile() + " is denied";
      case FileAlreadyExistsException e -> e.getFile() + " is already there";
      case NotDirectoryException e -> e.getFile() + " is not a folder";
      case DirectoryNotEmptyException e -> e.getFile() + " is not empty";
      case ClosedByInterruptException e -> "it was cancelled";
      case FileSystemException e when e.getReason() != null -> e.getReason() + " (" + e.getFile() + ")";
      default -> error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    };
  }
}
