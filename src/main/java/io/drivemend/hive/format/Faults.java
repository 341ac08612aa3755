package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the damage that readers of a hive meet, and knows which key they are at. */
final class Faults {

  /** Throws it, as whoever needs what is damaged must. */
  static final Faults THROWN = new Faults(Examiner.STRICT);

  /** Goes on without what is damaged. */
  static final Faults IGNORED = new Faults(fault -> {});

  private final Examiner examiner;
  private final Deque<String> key = new ArrayDeque<>();

  /** A step of reading. */
  interface Step<T> {
    T read() throws DriveMendException;
  }

  Faults(Examiner examiner) {
    this.examiner = examiner;
  }

  /** Goes down to a subkey. */
  void enter(String name) {
    key.addLast(name);
  }

  /** Goes up again. */
  void leave() {
    key.removeLast();
  }

  /** Tells of damage. */
  void damaged(Part part, DriveMendException problem) throws DriveMendException {
    examiner.damaged(new Fault(problem, part, List.copyOf(key)));
  }

  /** Tells of something that does no harm to reading. */
  void odd(Part part, DriveMendException problem) {
    examiner.odd(new Fault(problem, part, List.copyOf(key)));
  }

  /**
   * Does a step.
   *
   * @return what it reads, or null when that is damaged
   */
  <T> @Nullable T reading(Part part, Step<T> step) throws DriveMendException {
    try {
      return step.read();
    } catch (DriveMendException e) {
      if (e.problem() != Problem.HIVE_DAMAGED) {
        throw e;
      }
      damaged(part, e);
      return null;
    }
  }
}
