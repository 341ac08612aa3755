package io.drivemend.crash;

import java.util.List;

/**
 * What came of one kill.
 *
 * @param phase the row of the table
 * @param planned the kill as it was planned
 * @param values what was found after it
 * @param named whether the next start names interrupted work
 * @param settled what the values are after recovery
 * @param tooLate how often the program had ended before the kill came, which then counts for nothing
 * @param failures what was wrong
 */
record Outcome(
    String phase, Plan.Planned planned, Values values, boolean named, Values settled, int tooLate, List<String> failures) {

  Outcome {
    failures = List.copyOf(failures);
  }
}
