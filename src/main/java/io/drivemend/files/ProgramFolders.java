package io.drivemend.files;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the program keeps what is its own, by the system's conventions: {@code %ProgramData%} and {@code
 * %LOCALAPPDATA%} on Windows, the XDG folders elsewhere.
 *
 * <p>On Windows an administrator's backups stand in {@code %ProgramData%}, where every administrator of the machine finds
 * them and nobody else can look. That folder is closed to a user without those rights, who can repair only what is
 * the user's own, a hive file or the practice machine: those backups stand in {@code %LOCALAPPDATA%}.
 *
 * @param backups backups made with an administrator's rights on Windows; elsewhere the user's
 * @param ownBackups backups made without those rights; elsewhere the same as {@code backups}
 * @param practice the practice machine
 * @param logs the program's own log
 * @param settings the file of what the user decided once for all
 */
public record ProgramFolders(Path backups, Path ownBackups, Path practice, Path logs, Path settings) {

  private static final String SETTINGS = "settings.json";

  /** The folders of this system and user. */
  public static ProgramFolders ofThisSystem() {
    Path home = path(System.getProperty("user.home", "")).toAbsolutePath();
    return File.separatorChar == '\\' ? onWindows(System.getenv(), home) : onUnix(System.getenv(), home);
  }

  static ProgramFolders onWindows(Map<String, String> environment, Path home) {
    Path shared = folder(environment, "ProgramData", Path.of("C:\\ProgramData")).resolve("DriveMend");
    Path own = folder(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local")).resolve("DriveMend");
    return new ProgramFolders(
        shared.resolve("Backups"),
        own.resolve("Backups"),
        own.resolve("Practice"),
        own.resolve("Logs"),
        own.resolve(SETTINGS));
  }

  static ProgramFolders onUnix(Map<String, String> environment, Path home) {
    Path data = folder(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve("drivemend");
    Path state = folder(environment, "XDG_STATE_HOME", home.resolve(".local/state")).resolve("drivemend");
    Path config = folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("drivemend");
    Path backups = data.resolve("backups");
    return new ProgramFolders(backups, backups, data.resolve("practice"), state, config.resolve(SETTINGS));
  }

  /** The XDG specification has relative paths ignored; a relative %ProgramData% is no better. */
  private static Path folder(Map<String, String> environment, String name, Path otherwise) {
    Path path = path(environment.getOrDefault(name, ""));
    return path.isAbsolute() ? path : otherwise;
  }

  /** A folder that cannot be named in the locale's encoding, as one with an umlaut in ASCII, is as good as none. */
  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      return Path.of("");
    }
  }
}
