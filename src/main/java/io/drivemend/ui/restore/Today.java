package io.drivemend.ui.restore;

import io.drivemend.backup.Recovery;
import io.drivemend.backup.Restore;
import io.drivemend.backup.Restore.Comparison;
import io.drivemend.backup.Restore.Consent;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.ValueChange;
import io.drivemend.registry.NamedRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands at the places of a backup's values now, as far as that was read, and what restoring would do to it. */
sealed interface Today {

  /** Why it cannot be restored, whatever the technician agrees to; empty as long as nothing speaks against it. */
  Optional<DriveMendException> refusal();

  /** Not read: no backup is chosen, or the chosen one is still being checked. */
  record NotRead() implements Today {
    @Override
    public Optional<DriveMendException> refusal() {
      return Optional.empty();
    }
  }

  /** The registry cannot be read, or is not shown to be the one that the backup was made of. */
  record Unreadable(DriveMendException reason) implements Today {
    @Override
    public Optional<DriveMendException> refusal() {
      return Optional.of(reason);
    }
  }

  /**
   * All values were read.
   *
   * @param target where they stand
   * @param values one for each value of the backup
   * @param needed what the technician has to agree to before it is restored
   * @param writes what restoring would write then; empty when it is refused nonetheless
   * @param refusal why it is refused nonetheless
   */
  record Read(
      NamedRegistry target,
      List<Comparison> values,
      Set<Consent> needed,
      List<ValueChange> writes,
      Optional<DriveMendException> refusal)
      implements Today {

    /**
     * How far work came that was interrupted; empty on another machine than its own, whose registry tells nothing of it.
     */
    Optional<Recovery.Progress> progress() {
      return needed.contains(Consent.OTHER_MACHINE) ? Optional.empty() : Optional.of(Recovery.progress(values));
    }

    /** Reads the values, and foretells what {@link Restore#run}, which decides, would say if it ran now. */
    static Read of(Restore restore, NamedRegistry target) throws DriveMendException {
      List<Comparison> values = restore.compare();
      Set<Consent> needed = restore.toBeAgreed(values);
      try {
        return new Read(target, values, needed, restore.plan(values, needed), Optional.empty());
      } catch (DriveMendException e) {
        return new Read(target, values, needed, List.of(), Optional.of(e));
      }
    }
  }
}
