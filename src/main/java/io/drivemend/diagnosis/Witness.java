package io.drivemend.diagnosis;

import io.drivemend.model.DriveLetter;
import java.util.Optional;

/**
 * What one witness says of the right letter: made to be shown.
 *
 * @param name in a few words
 * @param letter the letter that it names; empty when it names none, or several
 * @param standing how it stands to what was decided
 * @param says its words, or why it says nothing, without a full stop
 * @param why what its word is worth, in a sentence without a full stop
 */
public record Witness(String name, Optional<DriveLetter> letter, Standing standing, String says, String why) {

  /** How a witness stands to the letter that the strongest one names. */
  public enum Standing {
    /** It names the letter, or the letter is among those that it names. */
    AGREES("agrees"),
    /** It rules the letter out. */
    CONTRADICTS("contradicts"),
    /** It names several letters, and no witness names one. */
    OPEN("open"),
    /** It says nothing, or could not be heard. */
    SILENT("silent");

    private final String id;

    Standing(String id) {
      this.id = id;
    }

    /** The name in JSON. */
    public String id() {
      return id;
    }
  }

  /** The row among the checks. A witness that could not be heard is never OK. */
  public CheckResult row() {
    return switch (standing) {
      case AGREES -> CheckResult.ok(name, says);
      case CONTRADICTS, OPEN -> CheckResult.note(name, says);
      case SILENT -> CheckResult.notChecked(name, says);
    };
  }
}
