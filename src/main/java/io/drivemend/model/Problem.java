package io.drivemend.model;

import static io.drivemend.model.Problem.Outcome.FAILED_AFTER_WRITE;
import static io.drivemend.model.Problem.Outcome.FAILED_UNCHANGED;
import static io.drivemend.model.Problem.Outcome.NO_RIGHTS;
import static io.drivemend.model.Problem.Outcome.REFUSED;

import java.util.Locale;

/**
 * Everything that can stop the program, each with a stable code that a technician can quote and a sentence that says
 * what is the matter. Codes are never reused; the sentence may be improved.
 */
public enum Problem {
  // 1xx: the source
  FILE_MISSING("DM101", REFUSED, "%s does not exist."),
  FILE_UNREADABLE("DM102", REFUSED, "%s cannot be read: %s."),
  NOT_A_HIVE("DM103", REFUSED, "%s is not a registry hive: %s."),
  HIVE_VERSION_UNKNOWN("DM104", REFUSED, "%s is a hive of version %s, which DriveMend does not %s."),
  HIVE_DIRTY(
      "DM105",
      REFUSED,
      "%s was not closed properly: %s. Part of its newest data may still be in its log files. Start and shut down that"
          + " Windows once, then try again."),
  HIVE_DAMAGED("DM106", REFUSED, "%s is damaged at offset %s: %s."),
  HIVE_TOO_LARGE("DM107", REFUSED, "%s has %s MB; DriveMend opens hives of up to %s MB."),
  HIVE_IN_USE("DM108", REFUSED, "%s is in use by another program: %s."),
  HIBERNATED(
      "DM109",
      REFUSED,
      "The Windows in %s is hibernated (hiberfil.sys): it would write its own copy of the registry over the repair."
          + " Wake it and shut it down, then try again."),
  NO_WINDOWS_THERE("DM110", REFUSED, "No Windows was found in %s: %s."),
  SEVERAL_WINDOWS_THERE("DM111", REFUSED, "Several Windows folders were found in %s: %s. Choose one of them."),
  NOT_ON_WINDOWS("DM112", REFUSED, "The live registry can only be read on Windows; this is %s."),
  NO_RIGHTS_TO_READ("DM113", NO_RIGHTS, "%s may not be read with the rights of this user."),
  HIVE_HAS_OTHER_NAMES(
      "DM115",
      REFUSED,
      "%s has %s names (hard links). The repair puts a new file in its place, and the other names would keep the old one."
          + " Copy it to a file of its own first."),
  REPLAY_NOT_AGREED(
      "DM117",
      REFUSED,
      "%s was not closed properly, and its newest data stands in its log files alone. It is repaired together with them or"
          + " not at all; that was not agreed to."),
  NO_ROOM_TO_REPLAY(
      "DM118",
      REFUSED,
      "%s was not closed properly and is read through a copy with its log files, which could not be made in %s: %s."),
  REGISTRY_CALL_FAILED("DM114", FAILED_UNCHANGED, "%s of %s failed with error %s: %s."),
  WINDOWS_CALL_FAILED("DM116", FAILED_UNCHANGED, "%s failed with error %s: %s."),

  // 2xx: the diagnosis
  VALUE_MISSING("DM201", REFUSED, "The value %s is missing."),
  VALUE_NOT_A_STRING("DM202", REFUSED, "The value %s has the type %s; a path is REG_SZ or REG_EXPAND_SZ."),
  VALUE_MALFORMED("DM203", REFUSED, "The value %s is not a well-formed string: %s."),
  VALUE_NOT_A_DRIVE_PATH("DM204", REFUSED, "The value %s holds \"%s\", which is not a path on a lettered drive."),
  FOLDER_DIFFERS("DM205", REFUSED, "This is not a drive-letter change: the registry names %s, but Windows is in %s."),
  NEW_PATH_WITHOUT_WINDOWS("DM206", REFUSED, "There is no Windows in %s, so the registry will not be made to name it."),
  WINPE("DM207", REFUSED, "This is Windows PE or a setup system (SystemRoot is %s): it is meant to be that way."),
  LETTER_UNKNOWN("DM208", REFUSED, "It cannot be known which letter is right: %s. Choose it in the wizard, or name it with --letter."),
  LETTER_CONTRADICTED(
      "DM210", REFUSED, "You chose %s, but the evidence is clear: %s. Nothing will be changed against it."),
  VOLUME_DIRTY(
      "DM211",
      REFUSED,
      "The NTFS volume of %s is marked dirty: it was not closed properly, and Windows is going to check it. A repair before"
          + " that could be lost. Start that Windows, or let chkdsk check the drive, then try again."),
  VOLUME_READ_ONLY(
      "DM212",
      REFUSED,
      "%s is on a volume that is mounted read-only, so it can be looked at, but not repaired. Mount it for writing, or copy"
          + " the hives elsewhere."),
  NOTHING_TO_REPAIR("DM209", REFUSED, "There is nothing to repair here."),

  // 3xx: the backup
  BACKUP_NOT_WRITTEN("DM301", FAILED_UNCHANGED, "The backup could not be written to %s: %s. Nothing was changed."),
  BACKUP_NOT_VERIFIED("DM302", FAILED_UNCHANGED, "The backup in %s did not read back as written: %s. Nothing was changed."),
  BACKUP_MISSING("DM303", REFUSED, "There is no backup %s in %s."),
  BACKUP_NOT_INTACT("DM304", REFUSED, "The backup %s is not intact: %s."),
  BACKUP_SCHEMA_UNKNOWN("DM305", REFUSED, "The backup %s has the schema version %s; this program reads the versions up to %s."),
  NO_RIGHTS_TO_BACK_UP(
      "DM306",
      NO_RIGHTS,
      "The backup could not be written to %s with the rights of this user: %s. Nothing was changed."),
  PLACE_NOT_OURS(
      "DM307",
      REFUSED,
      "%s is not used for backups: %s. Nothing was read from it or written to it. Have an administrator look at it and move"
          + " it away, or keep the backups elsewhere."),
  PLACE_NOT_THERE(
      "DM308",
      REFUSED,
      "The backups are kept in %s, and that folder is not there now. Connect its drive, or choose another folder for"
          + " backups."),
  PLACE_NOT_REMEMBERED(
      "DM309", FAILED_UNCHANGED, "Where backups go could not be remembered in %s: %s. It holds until DriveMend is closed."),
  STORE_BUSY(
      "DM323",
      REFUSED,
      "The backups in %s are being worked with by %s. Nothing was changed. Let it finish or close it, then try again."),
  BACKUP_ALREADY_THERE("DM324", REFUSED, "%s already holds a backup %s. Nothing was copied."),
  LAST_WAY_BACK(
      "DM325",
      REFUSED,
      "The backup %s is the last one that holds %s, and its repair was not taken back. Nothing was deleted."),
  NO_BACKUP_IN_FOLDER("DM326", REFUSED, "There is no backup of DriveMend in %s."),
  BACKUP_NOT_DELETED("DM327", FAILED_AFTER_WRITE, "The backup %s could not be deleted wholly: %s."),
  BACKUP_NOT_COPIED("DM328", FAILED_UNCHANGED, "The backup %s could not be copied to %s: %s. Nothing is left there."),
  FILE_THERE("DM329", REFUSED, "%s is already there. Nothing was written."),
  REGFILE_MALFORMED("DM310", REFUSED, "%s is not a well-formed .reg file at line %s: %s."),
  REGFILE_TOO_LARGE("DM311", REFUSED, "%s is too large a .reg file at line %s: %s."),
  SETTINGS_IGNORED("DM320", FAILED_UNCHANGED, "The settings in %s are not used: %s. DriveMend goes by its standard ones."),

  // 4xx: the repair
  CHANGED_SINCE("DM401", REFUSED, "%s was changed since the diagnosis. Nothing was written; diagnose again."),
  NO_RIGHTS_TO_WRITE("DM402", NO_RIGHTS, "%s may not be written with the rights of this user: %s. Nothing was changed."),
  WRITE_FAILED("DM403", FAILED_UNCHANGED, "%s could not be written: %s. Nothing was changed."),
  WRITE_PARTIAL("DM404", FAILED_AFTER_WRITE, "Writing %s failed: %s. These values are already changed: %s."),
  NOT_AS_WRITTEN("DM405", FAILED_AFTER_WRITE, "%s did not read back as written. The backup is %s."),
  STATE_NOT_RECORDED("DM406", FAILED_AFTER_WRITE, "The values were written, but the backup %s could not record it: %s."),
  NOT_READ_BACK("DM408", FAILED_AFTER_WRITE, "The values were written, but could not be read back: %s. The backup is %s."),
  WRITE_UNKNOWN(
      "DM409",
      FAILED_AFTER_WRITE,
      "Writing ended with an error inside DriveMend: %s. The old or the new values may stand there. The backup is %s."),
  DECLINED("DM410", REFUSED, "Nothing was written, as you said."),
  NOT_CONFIRMED("DM407", REFUSED, "Nothing was written, because nobody confirmed it. Use --yes, or run it in a terminal."),

  // 5xx: restoring
  NOT_AS_LEFT(
      "DM501",
      REFUSED,
      "%s is neither what the repair left nor what the backup %s holds. Nothing was written."),
  OTHER_MACHINE("DM502", REFUSED, "The backup %s was made of %s, not of %s. Nothing was written."),
  OTHER_HIVE("DM504", REFUSED, "%s is not shown to be the hive of the backup %s: %s. Nothing was written."),
  CANNOT_REPLACE("DM505", REFUSED, "%s cannot be replaced by the value of the backup %s: %s. Nothing was written."),
  NOT_INTERRUPTED("DM506", REFUSED, "The work of the backup %s was not interrupted: its state is %s."),
  ALREADY_RESTORED("DM503", REFUSED, "The values of the backup %s already stand in the registry. Nothing was written."),

  // 9xx: the program
  RESULT_NOT_PRINTED("DM902", FAILED_UNCHANGED, "The result could not be printed. Nothing was changed."),
  NO_WINDOW(
      "DM904",
      FAILED_UNCHANGED,
      "The wizard cannot open its window: %s. The commands work without one; drivemend --help lists them."),
  DONE_BUT_NOT_PRINTED("DM903", FAILED_AFTER_WRITE, "It is done, but the result could not be printed. The backup is %s."),
  CANCELLED("DM901", FAILED_UNCHANGED, "Cancelled. Nothing was changed."),
  INTERNAL("DM999", FAILED_UNCHANGED, "An error inside DriveMend: %s.");

  /** How far the program came, and with it the exit code of the command line. */
  public enum Outcome {
    NO_RIGHTS(3),
    REFUSED(4),
    FAILED_UNCHANGED(5),
    FAILED_AFTER_WRITE(6);

    private final int exitCode;

    Outcome(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final String code;
  private final Outcome outcome;
  private final String sentence;

  Problem(String code, Outcome outcome, String sentence) {
    this.code = code;
    this.outcome = outcome;
    this.sentence = sentence;
  }

  /** The stable code, {@code DM} and three digits. */
  public String code() {
    return code;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** The sentence for a technician, with its gaps filled. */
  public String sentence(Object... arguments) {
    return String.format(Locale.ROOT, sentence, arguments);
  }

  /** An exception that carries this problem; a missing or surplus argument is a programming error that a test finds. */
  public DriveMendException with(Object... arguments) {
    return new DriveMendException(this, sentence(arguments), null);
  }

  /** An exception that carries this problem with a sentence that was made before, such as a diagnosis' own. */
  public DriveMendException saying(String finished) {
    return new DriveMendException(this, finished, null);
  }

  /** As {@link #with}, with what caused it, for the log. */
  public DriveMendException causedBy(Throwable cause, Object... arguments) {
    return new DriveMendException(this, sentence(arguments), cause);
  }
}
