package io.drivemend.registry;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.ValueChange;
import java.util.List;

/** Replaces the data of values that exist. It can neither create nor delete anything. */
public interface RegistryWriter {

  /**
   * Compares every value with its {@code before}, writes, and forces the result to disk. The caller reads back.
   *
   * @throws DriveMendException with {@code CHANGED_SINCE}, {@code NO_RIGHTS_TO_WRITE} or {@code WRITE_FAILED} when
   *     nothing was written; with an outcome of {@code FAILED_AFTER_WRITE} when something was
   */
  void write(List<ValueChange> changes) throws DriveMendException;

  /** Removes what a write left beside the registry when its program was killed. That it cannot be removed stops nothing. */
  default void removeLeftovers() {}
}
