package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.util.List;
import java.util.Objects;

/**
 * Something in a hive that is not as it should be.
 *
 * @param problem the failure that it is for whoever needs this part
 * @param part what it is about
 * @param key the names below the root of the key that it is about; empty for the root, and for no key
 */
public record Fault(DriveMendException problem, Part part, List<String> key) {

  public Fault {
    key = List.copyOf(key);
  }

  /** In bytes from the file's start. */
  public long offset() {
    return damage().offset();
  }

  /** What is wrong, to stand after a colon. */
  public String reason() {
    return Objects.requireNonNull(damage().getMessage());
  }

  private Damage damage() {
    if (problem.getCause() instanceof Damage damage) {
      return damage;
    }
    throw new IllegalStateException("not damage", problem);
  }
}
