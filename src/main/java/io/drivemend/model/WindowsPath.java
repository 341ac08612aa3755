package io.drivemend.model;

import java.util.Locale;
import java.util.Optional;

/**
 * An absolute path on a lettered drive, such as {@code C:\Windows}, exactly as it was spelled.
 *
 * @param spelledLetter the drive letter in its own case, so that a repair can keep that case
 * @param folder what follows the colon, beginning with a backslash, in its own case
 */
public record WindowsPath(char spelledLetter, String folder) {

  /**
   * Reads a path. Relative, UNC and {@code \\?\} paths and paths with a NUL inside are empty: none of them carries a
   * drive letter that may be changed.
   */
  public static Optional<WindowsPath> parse(String text) {
    return text.matches("[A-Za-z]:\\\\[^\\x00]*")
        ? Optional.of(new WindowsPath(text.charAt(0), text.substring(2)))
        : Optional.empty();
  }

  public DriveLetter drive() {
    return new DriveLetter(spelledLetter);
  }

  /** The same path on another drive. A lower-case letter gives a lower-case letter. */
  public WindowsPath on(DriveLetter drive) {
    char letter = drive.letter();
    boolean lower = Character.isLowerCase(spelledLetter);
    return new WindowsPath(lower ? Character.toLowerCase(letter) : letter, folder);
  }

  /** Whether both name the same folder below the drive; case and a trailing backslash do not matter to Windows. */
  public boolean sameFolder(WindowsPath other) {
    return normal(folder).equals(normal(other.folder));
  }

  private static String normal(String folder) {
    String trimmed = folder.length() > 1 && folder.endsWith("\\") ? folder.substring(0, folder.length() - 1) : folder;
    return trimmed.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return spelledLetter + ":" + folder;
  }
}
