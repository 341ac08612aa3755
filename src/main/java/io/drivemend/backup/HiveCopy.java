package io.drivemend.backup;

import io.drivemend.hive.HiveRegistry;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.ValueChange;
import io.drivemend.registry.RegistryReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The whole hive that a backup keeps, which restores without the program: it must open, with its logs where it was not closed properly, and hold the old values. */
final class HiveCopy {

  private HiveCopy() {}

  /** What is wrong with the copy, in words; empty when nothing is. */
  static Optional<String> defect(Path copy, List<ValueChange> changes) {
    try (RegistryReader hive = HiveRegistry.open(copy, Optional.empty())) {
      for (ValueChange change : changes) {
        if (!hive.value(change.where()).equals(Optional.of(change.before()))) {
          return Optional.of(copy.getFileName() + " does not hold the old value of " + change.where());
        }
      }
      return Optional.empty();
    } catch (DriveMendException e) {
      return Optional.of(e.reason());
    }
  }
}
