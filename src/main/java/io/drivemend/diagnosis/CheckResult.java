package io.drivemend.diagnosis;

/**
 * What one check came to: a row on the screen.
 *
 * @param status how it ended
 * @param title what was looked at, in a few words
 * @param evidence what was seen there, or why nothing could be seen
 */
public record CheckResult(Status status, String title, String evidence) {

  /** How a check ended. A check that could not be made is never OK. */
  public enum Status {
    OK("ok"),
    PROBLEM("problem"),
    NOTE("note"),
    NOT_CHECKED("not-checked");

    private final String id;

    Status(String id) {
      this.id = id;
    }

    /** The name in JSON. */
    public String id() {
      return id;
    }
  }

  static CheckResult ok(String title, String evidence) {
    return new CheckResult(Status.OK, title, evidence);
  }

  static CheckResult problem(String title, String evidence) {
    return new CheckResult(Status.PROBLEM, title, evidence);
  }

  static CheckResult note(String title, String evidence) {
    return new CheckResult(Status.NOTE, title, evidence);
  }

  static CheckResult notChecked(String title, String reason) {
    return new CheckResult(Status.NOT_CHECKED, title, reason);
  }
}
