package io.drivemend.backup;

import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells whether a value that a repair replaced would be lost with its backup. Reads the other backups through. */
final class WayBack {

  private final BackupStore store;

  WayBack(BackupStore store) {
    this.store = store;
  }

  /**
   * The value of a repair that was not taken back and that no other intact backup of the store keeps.
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
      if (listed instanceof Listed.Sound(Backup other) && !other.id().equals(doomed.id())) {
        if (lost.stream().anyMatch(change -> keeps(other, doomed, change)) && isIntact(other)) {
          lost.removeIf(change -> keeps(other, doomed, change));
        }
      }
    }
    return lost.stream()
        .findFirst()
        .map(change -> change.before().textOrSize() + " (" + change.where() + ", " + owner(doomed.manifest()) + ")");
  }

  /**
   * Whether another backup keeps a value for as long as it is needed. Only one that is itself not let go so easily does:
   * otherwise two backups could be deleted one after the other, each because of the other one.
   */
  private static boolean keeps(Backup other, Backup doomed, ValueChange lost) {
    return (!isTakenBack(other) && isOfSameSource(other, doomed) && anyChange(other, lost, ValueChange::before))
        || (isOfRepairPutBackBy(doomed, other) && anyChange(other, lost, ValueChange::after));
  }

  /** A hive whose machine is not known may be another customer's disk, mounted at the same place. */
  private static boolean isOfSameSource(Backup other, Backup doomed) {
    String machine = doomed.manifest().windows().machine();
    return !machine.isEmpty()
        && other.manifest().windows().machine().equalsIgnoreCase(machine)
        && other.manifest().source().equals(doomed.manifest().source());
  }

  /** What a repair wrote is no loss when it was taken back: the repair can be made again. */
  private static boolean isOfRepairPutBackBy(Backup safety, Backup repair) {
    return safety.manifest().restores().equals(Optional.of(repair.id())) && repair.manifest().restores().isEmpty();
  }

  private static boolean anyChange(Backup backup, ValueChange lost, Function<ValueChange, RegistryValue> which) {
    return backup.manifest().changes().stream()
        .filter(change -> change.where().equals(lost.where()))
        .anyMatch(change -> which.apply(change).equals(lost.before()));
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
