package io.drivemend.ui.restore;

import io.drivemend.backup.Restore;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.util.List;
import java.util.Optional;

/** What stands at the places of a backup's values now, as far as that was read. */
sealed interface Today {

  /** Why restoring would be refused; empty as long as nothing speaks against it. */
  Optional<DriveMendException> refusal(String backupId);

  /** Not read: no backup is chosen, or the chosen one is still being checked. */
  record NotRead() implements Today {
    @Override
    public Optional<DriveMendException> refusal(String backupId) {
      return Optional.empty();
    }
  }

  /** The registry cannot be read, or is that of another machine. */
  record Unreadable(DriveMendException reason) implements Today {
    @Override
    public Optional<DriveMendException> refusal(String backupId) {
      return Optional.of(reason);
    }
  }

  /** All values were read. */
  record Read(List<Restore.Comparison> values) implements Today {

    /** Foretells what {@link Restore#run}, which decides, would say if it ran now. */
    @Override
    public Optional<DriveMendException> refusal(String backupId) {
      Optional<Restore.Comparison> other =
          values.stream().filter(value -> value.today() == Restore.Today.OTHER).findFirst();
      return other
          .map(value -> Problem.NOT_AS_LEFT.with(value.change().where(), backupId))
          .or(() -> toWrite() == 0 ? Optional.of(Problem.ALREADY_RESTORED.with(backupId)) : Optional.empty());
    }

    /** How many values restoring would write. */
    int toWrite() {
      return count(Restore.Today.AS_LEFT);
    }

    /** How many values stand there like this. */
    int count(Restore.Today today) {
      return (int) values.stream().filter(value -> value.today() == today).count();
    }
  }
}
