package io.drivemend.crash;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupState;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.backup.Manifest;
import io.drivemend.model.DriveMendException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a machine and its backups look like, and what must never be.
 *
 * @param values what the registry says
 * @param backups all that are listed, the newest first; those on the stick when there are no others
 * @param failures what is wrong, in sentences
 */
record Examination(Values values, List<Backup> backups, List<String> failures) {

  /** Looks at everything: the registry, every listed backup, and whether the records agree with the registry. */
  static Examination of(Machine machine) throws Exception {
    List<String> failures = new ArrayList<>();
    Values values = machine.values(failures);
    if (values == Values.THIRD) {
      failures.add("a value is neither the old nor the new one");
    }
    List<Backup> onStick = verified(machine.storeOnStick(), failures);
    List<Backup> backups = verified(machine.store(), failures);
    Examination examination = new Examination(values, backups.isEmpty() ? onStick : backups, failures);
    examination.disagreement().ifPresent(failures::add);
    return examination;
  }

  private static List<Backup> verified(BackupStore store, List<String> failures) throws DriveMendException {
    List<Backup> backups = new ArrayList<>();
    for (Listed listed : store.list()) {
      switch (listed) {
        case Listed.Broken broken -> failures.add("a backup is listed that is half-made: " + broken.reason().sentence());
        case Listed.Sound(Backup backup) -> {
          backups.add(backup);
          if (backup.state() == BackupState.UNKNOWN) {
            failures.add("the state of " + backup.id() + " cannot be read");
          }
          try {
            store.verify(backup);
          } catch (DriveMendException e) {
            failures.add("a listed backup does not verify: " + e.sentence());
          }
        }
      }
    }
    return backups;
  }

  /** Whether whoever starts the program next is told that something was interrupted. */
  boolean namesInterruptedWork() {
    return backups.stream().anyMatch(backup -> backup.state() == BackupState.PREPARED);
  }

  /** What the newest records of a repair and of a restore claim is what the registry must say. */
  private Optional<String> disagreement() {
    if (namesInterruptedWork()) {
      return Optional.empty(); // nothing is claimed then
    }
    if (backups.isEmpty()) {
      return values == Values.OLD ? Optional.empty() : Optional.of("there is no backup, and the values are " + values);
    }
    Optional<Backup> repair = backups.stream().filter(backup -> backup.manifest().restores().isEmpty()).findFirst();
    return Stream.concat(Stream.of(backups.getFirst()), repair.stream())
        .filter(backup -> claimed(backup) != values)
        .map(backup -> backup.id() + " is recorded as " + backup.state() + ", and the values are " + values)
        .findFirst();
  }

  /** A repair writes the new values, and the backup before a restore is that of a write of the old ones. */
  private static Values claimed(Backup backup) {
    boolean isRepair = backup.manifest().restores().isEmpty();
    return switch (backup.state()) {
      case APPLIED -> isRepair ? Values.NEW : Values.OLD;
      case CREATED, RESTORED, FAILED -> isRepair ? Values.OLD : Values.NEW;
      case PREPARED, UNKNOWN -> Values.THIRD;
    };
  }

  /** What is not part of a backup or a registry: half-made or half-deleted backups, and copies beside a hive. */
  static List<Path> rubbish(Machine machine) throws IOException, DriveMendException {
    List<Path> rubbish = new ArrayList<>(machine.strayFiles());
    for (BackupStore store : List.of(machine.store(), machine.storeOnStick())) {
      Set<Path> known = new HashSet<>(Set.of(store.root().resolve(".drivemend-lock")));
      for (Listed listed : store.list()) {
        known.add(listed.folder());
        if (listed instanceof Listed.Sound(Backup backup)) {
          files(backup).forEach(name -> known.add(listed.folder().resolve(name)));
        }
      }
      Machine.walk(store.root()).stream()
          .filter(file -> !file.equals(store.root()) && !known.contains(file))
          .forEach(rubbish::add);
    }
    return rubbish;
  }

  private static Stream<String> files(Backup backup) {
    return Stream.concat(
        backup.manifest().files().stream().map(Manifest.SavedFile::name),
        Stream.of("manifest.json", "manifest.json.sha256", "state.json"));
  }
}
