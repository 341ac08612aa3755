package io.drivemend.ui.restore;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupStore.Listed;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One backup of the list.
 *
 * @param listed what the store found
 * @param integrity what reading its files has shown
 */
record BackupRow(Listed listed, Integrity integrity) {

  /** A row as the store lists it. A backup that cannot be read as one needs no further check. */
  static BackupRow of(Listed listed) {
    return switch (listed) {
      case Listed.Sound sound -> new BackupRow(sound, new Integrity.NotChecked());
      case Listed.Broken broken -> new BackupRow(broken, new Integrity.NotIntact(broken.reason()));
    };
  }

  BackupRow with(Integrity checked) {
    return new BackupRow(listed, checked);
  }

  String id() {
    return listed.id();
  }

  /** The backup; empty when its manifest cannot be read. */
  Optional<Backup> backup() {
    return listed instanceof Listed.Sound(Backup backup) ? Optional.of(backup) : Optional.empty();
  }

  Path folder() {
    return switch (listed) {
      case Listed.Sound(Backup backup) -> backup.folder();
      case Listed.Broken broken -> broken.folder();
    };
  }

  /** Whether every word of the search stands somewhere in what the row and its details say. */
  boolean matches(String search, LocalDate today) {
    String all = (id() + ' ' + backup().map(backup -> BackupWords.all(backup, today)).orElse("")).toLowerCase(Locale.ROOT);
    return Stream.of(search.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
  }
}
