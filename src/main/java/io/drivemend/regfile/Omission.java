package io.drivemend.regfile;

/** Why something is not in a .reg file. The file says so too, in a comment where it would have stood. */
public enum Omission {
  /** A line break or NUL would end the name for every reader, and no escape exists. */
  NAME_NOT_WRITABLE("its name holds a line break, a NUL or a backslash where none can be, or is too long"),

  /** {@link RegFileFormat#REGEDIT4} only: another name would stand there after an import. */
  NAME_NOT_ANSI("its name has a character outside windows-1252"),

  /** {@link RegFileFormat#REGEDIT4} only: string data is single bytes there, in quotes as in hex. */
  DATA_NOT_ANSI("its text has a character outside windows-1252, or half of one"),

  /** More than {@link RegFileLimits#valueBytes}, which no reader of ours would take. */
  DATA_TOO_LARGE("its data is too large");

  private final String reason;

  Omission(String reason) {
    this.reason = reason;
  }

  /** The rest of a sentence that begins with what was left out, "because ...". */
  public String reason() {
    return reason;
  }
}
