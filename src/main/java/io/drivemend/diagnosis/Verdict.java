package io.drivemend.diagnosis;

/** What a diagnosis comes to. */
public enum Verdict {
  /** Every PathName names the right directory. */
  HEALTHY("healthy"),
  /** At least one PathName is wrong by its drive letter alone, and can be repaired. */
  LETTER_DIFFERS("letter-differs"),
  /** A PathName names another folder: no change of a letter mends that. */
  FOLDER_DIFFERS("folder-differs"),
  /** There is something that DriveMend will not change; the findings say why. */
  NOT_REPAIRABLE("not-repairable"),
  /** The evidence does not tell which letter is right. */
  UNKNOWN("unknown");

  private final String id;

  Verdict(String id) {
    this.id = id;
  }

  /** The name in JSON; scripts rely on it. */
  public String id() {
    return id;
  }
}
