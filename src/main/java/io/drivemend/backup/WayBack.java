package io.drivemend.backup;

import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells whether a value that a repair replaced would be lost with its backup. Reads the other backups through. */
final class WayBack {

  private final BackupStore store;

  WayBack(BackupStore store) {
    this.store = store;
  }

  /**
   * The value of a repair that was not taken back and that no other intact backup of the store names.
   *
   * @return in words, to stand after "the last one that holds"; empty when the backup can go without loss
   * @throws DriveMendException as {@link BackupStore#list} does, or with {@code CANCELLED}
   */
  Optional<String> lostWith(Listed doomed) throws DriveMendException {
    return switch (doomed) {
      case Listed.Broken broken -> Optional.of("what can no longer be read of it");
      case Listed.Sound(Backup backup) when isTakenBack(backup) -> Optional.empty();
      case Listed.Sound(Backup backup) -> lostWith(backup);
    };
  }

  private static boolean isTakenBack(Backup backup) {
    return switch (backup.state()) {
      case CREATED, RESTORED, FAILED -> true;
      case PREPARED, APPLIED, UNKNOWN -> false;
    };
  }

  private Optional<String> lostWith(Backup doomed) throws DriveMendException {
    List<ValueChange> lost = new ArrayList<>(doomed.manifest().changes());
    for (Listed listed : store.list()) {
      if (!lost.isEmpty() && listed instanceof Listed.Sound(Backup other) && isOfSameSource(other, doomed)) {
        if (lost.stream().anyMatch(change -> names(other, change)) && isIntact(other)) {
          lost.removeIf(change -> names(other, change));
        }
      }
    }
    return lost.stream()
        .findFirst()
        .map(change -> change.before().textOrSize() + " (" + change.where() + ", " + owner(doomed.manifest()) + ")");
  }

  private static boolean isOfSameSource(Backup other, Backup doomed) {
    return !other.id().equals(doomed.id())
        && other.manifest().source().equals(doomed.manifest().source())
        && other.manifest().windows().machine().equalsIgnoreCase(doomed.manifest().windows().machine());
  }

  /** Whether a manifest has the exact bytes, be it as what was replaced or as what was written. */
  private static boolean names(Backup backup, ValueChange lost) {
    RegistryValue value = lost.before();
    return backup.manifest().changes().stream()
        .filter(change -> change.where().equals(lost.where()))
        .anyMatch(change -> change.before().equals(value) || change.after().equals(value));
  }

  private boolean isIntact(Backup backup) {
    try {
      store.verify(backup);
      return true;
    } catch (DriveMendException e) {
      return false;
    }
  }

  private static String owner(Manifest manifest) {
    String machine = manifest.windows().machine();
    return machine.isEmpty() ? manifest.source().toString() : machine;
  }
}
