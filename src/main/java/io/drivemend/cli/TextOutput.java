package io.drivemend.cli;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.backup.Manifest;
import io.drivemend.backup.Recovery;
import io.drivemend.backup.Restore;
import io.drivemend.diagnosis.CheckResult;
import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.diagnosis.Witness;
import io.drivemend.model.DriveLetter;
import io.drivemend.model.RegistryValue;
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
      out.println(String.format(Locale.ROOT, "  %-11s  %s: %s", label(check.status()), check.title(), check.evidence()));
    }
    out.println();
    printWitnesses(diagnosis, out);
    out.println("Looked at " + source + ". Nothing was written.");
    out.flush();
  }

  /** Which letter each witness names, the strongest first, and what its word is worth; its words stand in its row. */
  private static void printWitnesses(Diagnosis diagnosis, PrintWriter out) {
    out.println("Which letter is right:");
    for (Witness witness : diagnosis.witnesses()) {
      String letter = witness.letter().map(DriveLetter::toString).orElse("-");
      String standing = witness.standing().id();
      out.println(String.format(Locale.ROOT, "  %-2s  %-11s  %s: %s.", letter, standing, witness.name(), witness.why()));
    }
    out.println();
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

  /** Each value in the backup, as the repair left it, and today. */
  static void printComparisons(List<Restore.Comparison> values, PrintWriter out) {
    for (Restore.Comparison value : values) {
      out.println("  " + value.change().where() + ", " + value.change().before().type());
      out.println("    in the backup       " + value.change().before().textOrSize());
      out.println("    left by the repair  " + value.change().after().textOrSize());
      out.println("    today               " + value.now().map(RegistryValue::textOrSize).orElse("nothing"));
    }
    out.flush();
  }

  /** What was interrupted, as a sentence. */
  static String interrupted(Backup backup) {
    Manifest manifest = backup.manifest();
    String work = manifest.restores().map(id -> "The restore of " + id).orElse("The repair");
    String machine = manifest.windows().machine();
    return work + " with backup " + backup.id() + " of " + (machine.isEmpty() ? manifest.source() : machine) + " was interrupted.";
  }

  /** What has become of it, as a sentence. */
  static String outcome(RecoverCommand.Recovered recovered) {
    return switch (recovered.found()) {
      case NOTHING_WRITTEN -> "Nothing had been written; that is recorded now.";
      case ALL_WRITTEN -> "Everything had been written; that is recorded now.";
      case PARTLY_WRITTEN ->
          recovered.settled() == Recovery.Progress.ALL_WRITTEN
              ? "The rest is written now and was read back."
              : "What had been written is taken back and was read back.";
      case CHANGED_SINCE -> throw new IllegalStateException("that cannot be settled");
    };
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
                  + sound.backup().state().id()
                  + "  "
                  + manifest.source()
                  + manifest.restores().map(id -> "  before " + id + " was restored").orElse("")
                  + sound.backup().record().importedFrom().map(from -> "  imported from " + from).orElse(""));
          printChanges(manifest.changes(), out);
        }
        case Listed.Broken broken ->
            out.println(broken.id() + "  " + broken.reason().problem().code() + "  " + broken.reason().sentence());
      }
    }
    out.flush();
  }
}
