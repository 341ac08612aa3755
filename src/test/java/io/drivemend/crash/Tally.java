package io.drivemend.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts outcomes and prints them as a table in Markdown. */
final class Tally {

  private static final String HEADER =
      """
      | killed while | kill | kills | found old | found new | found some of each | interrupted work named | then old | then new | failures |
      |---|---|---|---|---|---|---|---|---|---|""";

  private final List<Outcome> outcomes;

  Tally(List<Outcome> outcomes) {
    this.outcomes = List.copyOf(outcomes);
  }

  String table() {
    Map<String, List<Outcome>> rows = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      String row = "| " + outcome.phase() + " | " + outcome.planned().kill().words();
      rows.computeIfAbsent(row, absent -> new ArrayList<>()).add(outcome);
    }
    StringBuilder table = new StringBuilder(HEADER);
    rows.forEach((row, members) -> table.append('\n').append(row).append(counts(members)));
    return table.append("\n| **all** | ").append(counts(outcomes)).toString();
  }

  private static String counts(List<Outcome> outcomes) {
    return " | "
        + outcomes.size()
        + column(outcomes, outcome -> outcome.values() == Values.OLD)
        + column(outcomes, outcome -> outcome.values() == Values.NEW)
        + column(outcomes, outcome -> outcome.values() == Values.SOME)
        + column(outcomes, Outcome::named)
        + column(outcomes, outcome -> outcome.settled() == Values.OLD)
        + column(outcomes, outcome -> outcome.settled() == Values.NEW)
        + column(outcomes, outcome -> !outcome.failures().isEmpty())
        + " |";
  }

  private static String column(List<Outcome> outcomes, Predicate<Outcome> counted) {
    return " | " + outcomes.stream().filter(counted).count();
  }

  long failures() {
    return outcomes.stream().filter(outcome -> !outcome.failures().isEmpty()).count();
  }

  int tooLate() {
    return outcomes.stream().mapToInt(Outcome::tooLate).sum();
  }
}
