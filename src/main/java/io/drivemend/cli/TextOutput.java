package io.drivemend.cli;

import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.backup.Manifest;
import io.drivemend.diagnosis.CheckResult;
import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.model.ValueChange;
import java.io.PrintWriter;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The results for people. */
final class TextOutput {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");

  private TextOutput() {}

  static void print(String source, Diagnosis diagnosis, PrintWriter out) {
    out.println(diagnosis.sentence());
    out.println();
    for (CheckResult check : diagnosis.checks()) {
      out.printf("  %-11s  %s: %s%n", label(check.status()), check.title(), check.evidence());
    }
    out.println();
    out.println("Looked at " + source + ". Nothing was written.");
    out.flush();
  }

  private static String label(CheckResult.Status status) {
    return switch (status) {
      case OK -> "ok";
      case PROBLEM -> "PROBLEM";
      case NOTE -> "note";
      case NOT_CHECKED -> "not checked";
    };
  }

  /** A moment with its offset, so that two time zones cannot be mixed up. */
  static String time(OffsetDateTime moment) {
    return moment.format(TIME);
  }

  /** The changes, one a line, with the place above each. */
  static void printChanges(List<ValueChange> changes, PrintWriter out) {
    for (ValueChange change : changes) {
      out.println("  " + change.where() + ", " + change.before().type());
      out.println("    " + change.before().textOrSize() + "  ->  " + change.after().textOrSize());
    }
    out.flush();
  }

  static void print(List<Listed> backups, PrintWriter out) {
    for (Listed listed : backups) {
      switch (listed) {
        case Listed.Sound sound -> {
          Manifest manifest = sound.backup().manifest();
          out.println(
              manifest.id()
                  + "  "
                  + time(manifest.created())
                  + "  "
                  + sound.backup().state().name().toLowerCase(Locale.ROOT)
                  + "  "
                  + manifest.source());
          printChanges(manifest.changes(), out);
        }
        case Listed.Broken broken ->
            out.println(broken.id() + "  " + broken.reason().problem().code() + "  " + broken.reason().sentence());
      }
    }
    out.flush();
  }
}
