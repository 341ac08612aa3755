package io.drivemend.backup;

import io.drivemend.model.View;
import java.nio.file.Path;
import java.util.Locale;

/** The names of the files in a backup's folder. */
final class BackupFiles {

  static final String MANIFEST = "manifest.json";

  /** The manifest's checksum, in the form that {@code sha256sum -c} reads. */
  static final String MANIFEST_SHA256 = "manifest.json.sha256";

  static final String STATE = "state.json";
  static final String NOTE = "HOW-TO-RESTORE.txt";
  static final String HIVE_PREFIX = "hive-";

  private BackupFiles() {}

  /** The key of one view, for regedit. */
  static String export(View view) {
    return "CurrentVersion-" + view.id() + ".reg";
  }

  /** The same in the older format, which alone NT 4 reads. */
  static String exportForNt4(View view) {
    return "CurrentVersion-" + view.id() + "-regedit4.reg";
  }

  /** The copy of a hive file. */
  static String hiveCopy(Path hive) {
    String name = String.valueOf(hive.getFileName()).replaceAll("[^A-Za-z0-9._-]", "_");
    return HIVE_PREFIX + name.substring(0, Math.min(name.length(), 80)).replaceAll("\\.+$", "_");
  }

  /** The copy of a log: beside that of the hive it is found as the log was beside the hive. */
  static String logCopy(Path hive, Path log) {
    String name = String.valueOf(log.getFileName());
    return hiveCopy(hive) + name.substring(name.lastIndexOf('.')).toUpperCase(Locale.ROOT);
  }

  /** The content of {@link #MANIFEST_SHA256}. */
  static String checksumLine(String sha256) {
    return sha256 + "  " + MANIFEST + "\n";
  }
}
