package io.drivemend.ui.restore;

import static java.util.stream.Collectors.joining;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupState;
import io.drivemend.backup.Manifest;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.model.WindowsPath;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What backups and their values are called on the screen. */
final class BackupWords {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter OTHER_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter EXACTLY = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss (xxx)", Locale.ENGLISH);

  private BackupWords() {}

  /** The machine's name, or where its registry stands when that does not tell one. */
  static String machine(Manifest manifest) {
    String name = manifest.windows().machine();
    return name.isEmpty() ? source(manifest.source()) : name;
  }

  static String source(SourceRef source) {
    return source.kind() == SourceRef.Kind.LIVE ? Texts.get("restore.source-live") : source.path();
  }

  /** {@code Windows 10 Pro}, or what is known of it. */
  static String product(WindowsIdentity windows) {
    return windows.product().isEmpty() ? windows.toString() : windows.product();
  }

  /** What reading the files has shown, in as few words as a column has room for. */
  static String integrity(Integrity integrity, LocalDate today) {
    return switch (integrity) {
      case Integrity.NotChecked unread -> Texts.get("restore.not-checked-yet");
      case Integrity.Intact intact -> Texts.get("restore.intact", checked(intact, today));
      case Integrity.NotIntact broken -> Texts.get("restore.not-intact");
    };
  }

  /** The same with the reason. */
  static String integrityInFull(Integrity integrity, LocalDate today) {
    return switch (integrity) {
      case Integrity.NotChecked unread -> Texts.get("restore.not-checked-yet");
      case Integrity.Intact intact -> Texts.get("restore.intact-checked", checked(intact, today));
      case Integrity.NotIntact broken -> broken.reason().sentence();
    };
  }

  /** The sign that says it without words. */
  static Tone tone(Integrity integrity) {
    return switch (integrity) {
      case Integrity.NotChecked unread -> Tone.NOT_CHECKED;
      case Integrity.Intact intact -> Tone.SUCCESS;
      case Integrity.NotIntact broken -> Tone.DANGER;
    };
  }

  private static String checked(Integrity.Intact intact, LocalDate today) {
    return shortly(intact.at(), today);
  }

  /** When something was checked: {@code 14:05}, and the day when it was not today. */
  static String shortly(Instant moment, LocalDate today) {
    LocalDateTime local = LocalDateTime.ofInstant(moment, ZoneId.systemDefault());
    return local.toLocalDate().equals(today) ? local.format(TIME) : when(local, today);
  }

  /** With everything that is known: {@code 19 Nov 2026, 16:21:07 (+01:00)}, where the backup was made. */
  static String exactly(OffsetDateTime moment) {
    return moment.format(EXACTLY);
  }

  /** When, in this system's time zone: {@code today 14:02}, {@code 19 Nov 16:21}. */
  static String when(OffsetDateTime moment, LocalDate today) {
    return when(moment.atZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime(), today);
  }

  private static String when(LocalDateTime local, LocalDate today) {
    LocalDate day = local.toLocalDate();
    String time = local.format(TIME);
    if (day.equals(today)) {
      return Texts.get("restore.date-today", time);
    }
    return Texts.get("restore.date", local.format(day.getYear() == today.getYear() ? THIS_YEAR : OTHER_YEAR), time);
  }

  /** What the repair changed: {@code C: → D: · PathName ×2}, what tells most at the front, since the end may be cut. */
  static String changes(Manifest manifest) {
    String names = manifest.changes().stream().map(change -> change.where().name()).distinct().collect(joining(", "));
    return Texts.get("restore.changes", names, manifest.changes().size(), allLetters(manifest));
  }

  /** Which letters it changed: {@code C: → D:}. */
  static String allLetters(Manifest manifest) {
    return manifest.changes().stream().map(BackupWords::letters).distinct().collect(joining(", "));
  }

  /** Each value with its place, and what it becomes, one a line. */
  static String changesInFull(List<ValueChange> changes) {
    return changes.stream()
        .map(
            change ->
                Texts.get(
                    "restore.change-in-full",
                    change.where().name(),
                    change.where().view().words(),
                    value(change.before()),
                    value(change.after())))
        .collect(joining("\n"));
  }

  private static String letters(ValueChange change) {
    return Texts.get("restore.change", drive(change.before()), drive(change.after()));
  }

  private static String drive(RegistryValue value) {
    return value.text().flatMap(WindowsPath::parse).map(path -> path.drive().letter() + ":").orElse("?");
  }

  /** What the backup was made for: a repair or a restore. */
  static String work(Manifest manifest) {
    return Texts.get(manifest.restores().isPresent() ? "restore.work-restore" : "restore.work-repair");
  }

  /** How far that came. */
  static String state(Backup backup) {
    return Texts.get(backup.manifest().restores().isPresent() ? safetyState(backup.state()) : repairState(backup.state()));
  }

  private static String repairState(BackupState state) {
    return switch (state) {
      case CREATED -> "restore.state-created";
      case PREPARED -> "restore.state-prepared";
      case APPLIED -> "restore.state-applied";
      case RESTORED -> "restore.state-restored";
      case FAILED -> "restore.state-failed";
      case UNKNOWN -> "restore.state-unknown";
    };
  }

  /** A safety backup was made before a restore; what it stands for is that something can be taken back. */
  private static String safetyState(BackupState state) {
    return switch (state) {
      case CREATED, FAILED -> "restore.state-safety-unused";
      case PREPARED -> "restore.state-prepared";
      case APPLIED -> "restore.state-safety";
      case RESTORED -> "restore.state-safety-restored";
      case UNKNOWN -> "restore.state-unknown";
    };
  }

  /** A value's text, or what it is instead of one. */
  static String value(RegistryValue value) {
    return value.text().orElseGet(() -> Texts.get("restore.no-text", value.type(), value.size()));
  }

  /** All that can be searched for. */
  static String all(Backup backup, LocalDate today) {
    Manifest manifest = backup.manifest();
    String values =
        manifest.changes().stream()
            .map(change -> value(change.before()) + ' ' + value(change.after()))
            .collect(joining(" "));
    return String.join(
        " ",
        machine(manifest),
        manifest.windows().toString(),
        source(manifest.source()),
        when(manifest.created(), today),
        manifest.created().toLocalDate().toString(),
        changes(manifest),
        values,
        state(backup));
  }
}
