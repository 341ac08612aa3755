package io.drivemend.windows;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One write of several values. The registry has no transaction that a program may rely on, so the order is: open every
 * key for writing, compare every value, and only then write. When a write fails, those before it are put back.
 */
final class RegistryWrite implements AutoCloseable {

  private static final String NOT_HELD = "another value was read back";


  private final List<Step> steps = new ArrayList<>();

  /** Opens the keys of all changes; nothing is written yet. */
  static RegistryWrite open(List<View> views, List<ValueChange> changes) throws DriveMendException {
    var write = new RegistryWrite();
    try {
      for (ValueChange change : changes) {
        write.steps.add(new Step(openKey(views, change.where()), change));
      }
      return write;
    } catch (DriveMendException failure) {
      write.close();
      throw failure;
    }
  }

  private static RegistryKey openKey(List<View> views, ValueLocation where) throws DriveMendException {
    try {
      Optional<RegistryKey> key =
          views.contains(where.view())
              ? RegistryKey.open(where.view(), where.key(), RegistryKey.WRITE)
              : Optional.empty();
      return key.orElseThrow(() -> Problem.CHANGED_SINCE.with(where));
    } catch (NativeFailure failure) {
      throw failure.beforeWriting(where);
    }
  }

  /** Throws {@code CHANGED_SINCE} unless every value is the one that was diagnosed. */
  void compare() throws DriveMendException {
    for (Step step : steps) {
      try {
        if (!step.holds(step.change.before())) {
          throw Problem.CHANGED_SINCE.with(step.change.where());
        }
      } catch (NativeFailure failure) {
        throw failure.whileReading(step.change.where());
      }
    }
  }

  /** Writes all values, each forced to the disk and read back, and at the end looks at all of them once more. */
  void apply() throws DriveMendException {
    for (int i = 0; i < steps.size(); i++) {
      Optional<String> failure = steps.get(i).put(steps.get(i).change.after());
      if (failure.isPresent()) {
        throw putBack(steps.subList(0, i + 1), steps.get(i), failure.get());
      }
    }
    for (Step step : steps) {
      Optional<String> failure = step.lacks(step.change.after());
      if (failure.isPresent()) {
        throw putBack(steps, step, failure.get());
      }
    }
  }

  private static DriveMendException putBack(List<Step> touched, Step failed, String reason) {
    String stillChanged =
        touched.reversed().stream()
            .filter(step -> step.lacks(step.change.before()).isPresent())
            .filter(step -> step.put(step.change.before()).isPresent())
            .map(step -> step.change.where().toString())
            .collect(Collectors.joining("; "));
    return stillChanged.isEmpty()
        ? Problem.WRITE_FAILED.with(failed.change.where(), reason)
        : Problem.WRITE_PARTIAL.with(failed.change.where(), reason, stillChanged);
  }

  @Override
  public void close() {
    steps.forEach(step -> step.key.close());
  }

  private record Step(RegistryKey key, ValueChange change) {

    boolean holds(RegistryValue expected) throws NativeFailure {
      return key.value(change.where().name())
          .filter(found -> found.type().equals(expected.type()) && Arrays.equals(found.data(), expected.data()))
          .isPresent();
    }

    /** Empty when the value stands there, otherwise the reason to believe that it does not. */
    Optional<String> lacks(RegistryValue expected) {
      try {
        return holds(expected) ? Optional.empty() : Optional.of(NOT_HELD);
      } catch (NativeFailure failure) {
        return Optional.of(failure.reason());
      }
    }

    /** Writes a value, forces it to the disk and reads it back; gives the reason when that did not work. */
    Optional<String> put(RegistryValue value) {
      try {
        key.set(value);
        key.flush();
        return lacks(value);
      } catch (NativeFailure failure) {
        return Optional.of(failure.reason());
      }
    }
  }
}
