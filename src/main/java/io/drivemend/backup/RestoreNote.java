package io.drivemend.backup;

import static java.util.stream.Collectors.joining;

import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The plain text that tells how to restore a backup by hand. */
final class RestoreNote {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

  private RestoreNote() {}

  static String of(Manifest manifest, List<Manifest.SavedFile> files) {
    String changes = manifest.changes().stream().map(RestoreNote::line).collect(joining("\n"));
    String names = files.stream().map(file -> "  " + file.name() + "  " + file.purpose()).collect(joining("\n"));
    return """
        DriveMend made this backup before it %s.

        Made      %s by %s
        Machine   %s
        Windows   %s
        Registry  %s

        Values, before and after:
        %s

        Files:
        %s
          manifest.json  the exact bytes of these values, and the checksums of all files
          manifest.json.sha256  its own checksum: sha256sum -c manifest.json.sha256

        To restore with DriveMend: choose "Restore a backup", or run
          drivemend restore %s --backups "the folder that this one stands in"

        To restore without it:
        %s
        """
        .formatted(
            manifest.restores().map(id -> "restored the backup " + id).orElse("repaired the registry"),
            manifest.created().format(TIME),
            manifest.program(),
            manifest.windows().machine().isEmpty() ? "its name is not known" : manifest.windows().machine(),
            manifest.windows(),
            manifest.source(),
            changes,
            names,
            manifest.id(),
            byHand(manifest.source(), files))
        .replace("\n", "\r\n");
  }

  private static String byHand(SourceRef source, List<Manifest.SavedFile> files) {
    return switch (source.kind()) {
      case LIVE ->
          """
            Start regedit as administrator on that machine, open the key
              HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion
            and give PathName the old text; or import the .reg file, which writes every
            value of the key as it was, also those that were changed for good reasons
            since. A 32-bit value stands below SOFTWARE\\WOW6432Node.""";
      case HIVE ->
          """
            While no Windows uses that hive, copy the file that begins with "hive-" over
              %s
            This takes back everything that was written to the hive since.%s"""
              .formatted(source, logs(files));
    };
  }

  private static String logs(List<Manifest.SavedFile> files) {
    boolean hasLogs = files.stream().filter(file -> file.name().startsWith(BackupFiles.HIVE_PREFIX)).count() > 1;
    return hasLogs
        ? """

            That hive was not closed properly: part of its data stands in its logs. So copy
            each file whose name has one more ending, such as .LOG1, over the log of that
            ending beside the hive, too. One without the other would be a damaged hive."""
        : "";
  }

  private static String line(ValueChange change) {
    return "  " + change.where() + "\n    " + change.before().textOrSize() + "  ->  " + change.after().textOrSize();
  }
}
