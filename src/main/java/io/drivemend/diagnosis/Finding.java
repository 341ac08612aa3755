package io.drivemend.diagnosis;

import io.drivemend.model.Problem;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.WindowsPath;
import java.util.List;
import java.util.Optional;

/**
 * A value that is not as it should be.
 *
 * @param where the value's place
 * @param type its type; empty when the value is missing
 * @param oldText what it says now; for malformed data as much of it as can be shown
 * @param newPath what it should say; empty when that is not known
 * @param evidence how it is known, one sentence each
 * @param remedy what can be done
 */
public record Finding(
    ValueLocation where,
    Optional<ValueType> type,
    String oldText,
    Optional<WindowsPath> newPath,
    List<String> evidence,
    Remedy remedy) {

  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** What can be done about a finding. */
  public sealed interface Remedy {

    /** The letter can be changed. */
    record Change(ValueChange change) implements Remedy {}

    /** Nothing is changed automatically, for this reason. */
    record None(Problem problem, String sentence) implements Remedy {}
  }

  /** The same where the volume may not be written to: what would mend it cannot be done. */
  Finding unless(VolumeInHand.State.Refused refused) {
    return switch (remedy) {
      case Remedy.Change change ->
          new Finding(where, type, oldText, newPath, evidence, new Remedy.None(refused.problem(), refused.sentence()));
      case Remedy.None none -> this;
    };
  }

  /** The change that mends it, if there is one. */
  public Optional<ValueChange> change() {
    return switch (remedy) {
      case Remedy.Change(ValueChange change) -> Optional.of(change);
      case Remedy.None none -> Optional.empty();
    };
  }

  /** Why nothing mends it, if so. */
  public Optional<Problem> problem() {
    return switch (remedy) {
      case Remedy.Change change -> Optional.empty();
      case Remedy.None none -> Optional.of(none.problem());
    };
  }
}
