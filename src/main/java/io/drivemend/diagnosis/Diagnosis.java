package io.drivemend.diagnosis;

import io.drivemend.model.Problem;
import io.drivemend.model.ValueChange;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.model.WindowsPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that one look at a registry found.
 *
 * @param verdict what it comes to
 * @param sentence the verdict in words
 * @param stop why nothing can be repaired; empty for a healthy registry and for one that can be repaired
 * @param windows which Windows it is
 * @param rightPath the Windows directory that the registry should name; empty when it is not known
 * @param whyRight what says so, one sentence each
 * @param witnesses who was asked which letter is right, the strongest first
 * @param checks every check in the order in which it was made
 * @param findings the values that are not as they should be
 */
public record Diagnosis(
    Verdict verdict,
    String sentence,
    Optional<Problem> stop,
    WindowsIdentity windows,
    Optional<WindowsPath> rightPath,
    List<String> whyRight,
    List<Witness> witnesses,
    List<CheckResult> checks,
    List<Finding> findings) {

  public Diagnosis {
    whyRight = List.copyOf(whyRight);
    witnesses = List.copyOf(witnesses);
    checks = List.copyOf(checks);
    findings = List.copyOf(findings);
  }

  /** The same with a row in front of all others. */
  public Diagnosis after(CheckResult first) {
    List<CheckResult> rows = Stream.concat(Stream.of(first), checks.stream()).toList();
    return new Diagnosis(verdict, sentence, stop, windows, rightPath, whyRight, witnesses, rows, findings);
  }

  /** The same, with a reason why nothing of it may be repaired. */
  public Diagnosis stoppedBy(Problem problem, String words) {
    return new Diagnosis(
        Verdict.NOT_REPAIRABLE, words, Optional.of(problem), windows, rightPath, whyRight, witnesses, checks, findings);
  }

  /** The changes that a repair would make; none unless the verdict is {@link Verdict#LETTER_DIFFERS}. */
  public List<ValueChange> changes() {
    return verdict == Verdict.LETTER_DIFFERS
        ? findings.stream().flatMap(finding -> finding.change().stream()).toList()
        : List.of();
  }
}
