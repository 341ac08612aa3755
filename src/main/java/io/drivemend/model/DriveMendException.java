package io.drivemend.model;

import org.jspecify.annotations.Nullable;

/** A failure that a technician is told about. Its message is the sentence, without the code. */
public final class DriveMendException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Problem problem;

  DriveMendException(Problem problem, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  /** The same failure with a further sentence. */
  public DriveMendException adding(String further) {
    return new DriveMendException(problem, sentence() + " " + further, this);
  }

  /** The sentence that {@link Throwable#getMessage} gives, never null. */
  public String sentence() {
    String message = getMessage();
    return message == null ? problem.name() : message;
  }

  /** The sentence as a reason, to stand after a colon: without its full stop. */
  public String reason() {
    return sentence().replaceFirst("\\.$", "");
  }
}
