package io.drivemend.backup;

import io.drivemend.files.IoReason;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.registry.RegistryReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts back the values that a repair wrote, and only those. */
public final class Restore {

  private final BackupStore store;
  private final VerifiedBackup backup;
  private final RegistryAccess registry;

  /**
   * @param registry the registry that the backup was made of
   */
  public Restore(BackupStore store, VerifiedBackup backup, RegistryAccess registry) {
    this.store = store;
    this.backup = backup;
    this.registry = registry;
  }

  /** What stands at a value's place today, seen from a backup. */
  public enum Today {
    /** What the repair left. */
    AS_LEFT,
    /** What the backup holds. */
    AS_BACKED_UP,
    /** Something else, or nothing. */
    OTHER
  }

  /**
   * One value of the backup.
   *
   * @param change the backup's value ({@code before}) and what the repair left ({@code after})
   * @param now what stands there; empty when nothing does
   */
  public record Comparison(ValueChange change, Optional<RegistryValue> now) {

    public Today today() {
      if (now.equals(Optional.of(change.before()))) {
        return Today.AS_BACKED_UP;
      }
      return now.equals(Optional.of(change.after())) ? Today.AS_LEFT : Today.OTHER;
    }
  }

  /** Compares every value of the backup with today's. Reads only. */
  public List<Comparison> compare() throws DriveMendException {
    List<Comparison> comparisons = new ArrayList<>();
    try (RegistryReader reader = registry.open()) {
      for (ValueChange change : backup.changes()) {
        comparisons.add(new Comparison(change, reader.value(change.where())));
      }
    }
    return comparisons;
  }

  /**
   * Writes the old values back, reads them and records it.
   *
   * @return what stands there now
   * @throws DriveMendException with {@code NOT_AS_LEFT} or {@code ALREADY_RESTORED} when nothing was written, as {@link
   *     VerifiedBackup#write} says, or with {@code NOT_AS_WRITTEN}, {@code NOT_READ_BACK} or {@code STATE_NOT_RECORDED}
   */
  public List<Comparison> run() throws DriveMendException {
    List<ValueChange> changes = new ArrayList<>();
    for (Comparison comparison : compare()) {
      switch (comparison.today()) {
        case AS_LEFT -> changes.add(comparison.change().reversed());
        case AS_BACKED_UP -> {}
        case OTHER -> throw Problem.NOT_AS_LEFT.with(comparison.change().where(), backup.id());
      }
    }
    if (changes.isEmpty()) {
      throw Problem.ALREADY_RESTORED.with(backup.id());
    }
    backup.write(registry.writer(), changes);
    List<Comparison> result = backup.readBack(this::compare);
    for (Comparison comparison : result) {
      if (comparison.today() != Today.AS_BACKED_UP) {
        throw Problem.NOT_AS_WRITTEN.with(comparison.change().where(), backup.id());
      }
    }
    try {
      store.record(backup.backup(), BackupState.RESTORED);
    } catch (IOException e) {
      throw Problem.STATE_NOT_RECORDED.causedBy(e, backup.id(), IoReason.of(e));
    }
    return result;
  }
}
