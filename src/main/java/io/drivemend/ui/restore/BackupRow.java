package io.drivemend.ui.restore;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.SourceRef;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One backup of the list.
 *
 * @param place how many backups are newer
 * @param listed what the store found
 * @param integrity what reading its files has shown
 */
record BackupRow(int place, Listed listed, Integrity integrity) {

  /** A row as the store lists it. A backup that cannot be read as one needs no further check. */
  static BackupRow of(int place, Listed listed) {
    return switch (listed) {
      case Listed.Sound sound -> new BackupRow(place, sound, new Integrity.NotChecked());
      case Listed.Broken broken -> new BackupRow(place, broken, new Integrity.NotIntact(broken.reason()));
    };
  }

  BackupRow with(Integrity checked) {
    return new BackupRow(place, listed, checked);
  }

  BackupRow at(int otherPlace) {
    return new BackupRow(otherPlace, listed, integrity);
  }

  String id() {
    return listed.id();
  }

  /** The backup; empty when its manifest cannot be read. */
  Optional<Backup> backup() {
    return listed instanceof Listed.Sound(Backup backup) ? Optional.of(backup) : Optional.empty();
  }

  /** The backup as one whose files were read and are intact. */
  Optional<VerifiedBackup> verified() {
    return integrity instanceof Integrity.Intact intact ? Optional.of(intact.backup()) : Optional.empty();
  }

  boolean isNotChecked() {
    return integrity instanceof Integrity.NotChecked;
  }

  Path folder() {
    return listed.folder();
  }

  /** Whether it was made of a running Windows, and not of the one that runs here. A hive is known by its content instead. */
  boolean isOfOtherMachine(Optional<String> thisMachine) {
    return backup()
        .map(Backup::manifest)
        .filter(manifest -> manifest.source().kind() == SourceRef.Kind.LIVE)
        .filter(manifest -> thisMachine.filter(manifest.windows().machine()::equalsIgnoreCase).isEmpty())
        .isPresent();
  }

  /** Whether every word of the search stands somewhere in what the row and its details say. */
  boolean matches(String search, LocalDate today) {
    if (search.isEmpty()) {
      return true;
    }
    String all = (id() + ' ' + backup().map(backup -> BackupWords.all(backup, today)).orElse("")).toLowerCase(Locale.ROOT);
    return Stream.of(search.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
  }
}
