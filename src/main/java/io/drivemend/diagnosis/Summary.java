package io.drivemend.diagnosis;

import io.drivemend.model.Problem;
import io.drivemend.model.WindowsPath;
import java.util.List;
import java.util.Optional;

/**
 * The verdict with its sentence.
 *
 * @param stop why nothing can be repaired
 */
record Summary(Verdict verdict, String sentence, Optional<Problem> stop) {

  static Summary of(RightDirectory right, Optional<WindowsPath> rightPath, List<Finding> findings) {
    if (right instanceof RightDirectory.Stopped(Problem problem, String sentence)) {
      return stopped(Verdict.NOT_REPAIRABLE, problem, sentence);
    }
    long repairable = findings.stream().filter(finding -> finding.change().isPresent()).count();
    if (repairable > 0) {
      return new Summary(Verdict.LETTER_DIFFERS, letterDiffers(rightPath, findings, repairable), Optional.empty());
    }
    for (Finding finding : findings) {
      if (finding.remedy() instanceof Finding.Remedy.None(Problem problem, String sentence)) {
        boolean folder = problem == Problem.FOLDER_DIFFERS;
        return stopped(folder ? Verdict.FOLDER_DIFFERS : Verdict.NOT_REPAIRABLE, problem, sentence);
      }
    }
    if (right instanceof RightDirectory.Undecided(String reason)) {
      return stopped(Verdict.UNKNOWN, Problem.LETTER_UNKNOWN, Problem.LETTER_UNKNOWN.sentence(reason));
    }
    String directory = rightPath.map(WindowsPath::toString).orElse("the right directory");
    return new Summary(
        Verdict.HEALTHY, "Nothing is wrong here: the registry names " + directory + ".", Optional.empty());
  }

  /** The same where the volume may not be written to; what is healthy needs no writing. */
  Summary unless(Optional<VolumeInHand.State.Refused> refused) {
    return verdict == Verdict.LETTER_DIFFERS && refused.isPresent()
        ? stopped(Verdict.NOT_REPAIRABLE, refused.get().problem(), sentence + " " + refused.get().sentence())
        : this;
  }

  private static Summary stopped(Verdict verdict, Problem problem, String sentence) {
    return new Summary(verdict, sentence, Optional.of(problem));
  }

  private static String letterDiffers(Optional<WindowsPath> rightPath, List<Finding> findings, long repairable) {
    String old = findings.stream().filter(f -> f.change().isPresent()).findFirst().orElseThrow().oldText();
    long others = findings.size() - repairable;
    String rest = others == 0 ? "" : " What is wrong with " + others + " more is not the letter and stays as it is.";
    String values = repairable == 1 ? "1 value says " : repairable + " values say ";
    return "Windows is in "
        + rightPath.map(WindowsPath::toString).orElse("another place")
        + ", but "
        + values
        + old
        + ". This is the fault of article Q267929."
        + rest;
  }
}
