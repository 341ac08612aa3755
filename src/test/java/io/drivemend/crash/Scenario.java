package io.drivemend.crash;

import io.drivemend.crash.watch.Effect;
import java.util.List;

/** A command that is killed, and the state of the machine at which it begins. */
enum Scenario {
  REPAIR(Start.FAULT, "back up", "repair", "repair --yes"),
  RESTORE(Start.REPAIRED, "safety backup", "restore", "restore APPLIED --yes"),
  RECOVER_UNWRITTEN(Start.NOTHING_WRITTEN, "recover", "recover", "recover --yes"),
  RECOVER_WRITTEN(Start.ALL_WRITTEN, "recover", "recover", "recover --yes"),
  RECOVER_RESTORE(Start.ALL_RESTORED, "recover", "recover", "recover --yes"),
  UNDO(Start.SOME_WRITTEN, "recover, undo", "recover, undo", "recover --yes"),
  FINISH(Start.SOME_WRITTEN, "recover, finish", "recover, finish", "recover --finish --yes"),
  UNDO_RESTORE(Start.SOME_RESTORED, "recover, undo", "recover, undo", "recover --yes"),
  FINISH_RESTORE(Start.SOME_RESTORED, "recover, finish", "recover, finish", "recover --finish --yes"),
  COPY(Start.REPAIRED, "copy", "copy", "copy APPLIED STICK"),
  IMPORT(Start.MOVED_TO_STICK, "import", "import", "import STICK --yes"),
  DELETE(Start.RESTORED, "delete", "delete", "delete RESTORED --yes");

  /** How a machine is before the command. */
  enum Start {
    /** The fault, and no backup. */
    FAULT(Values.OLD),
    REPAIRED(Values.NEW),
    /** Repaired and restored. */
    RESTORED(Values.OLD),
    /** Repaired; the backup is on the stick alone. */
    MOVED_TO_STICK(Values.NEW),
    /** A repair was killed just before its write. */
    NOTHING_WRITTEN(Values.OLD),
    /** A repair was killed just after its write. */
    ALL_WRITTEN(Values.NEW),
    /** A repair was killed between its two values. */
    SOME_WRITTEN(Values.SOME),
    /** A restore was killed just after its write. */
    ALL_RESTORED(Values.OLD),
    /** A restore was killed between its two values. */
    SOME_RESTORED(Values.SOME);

    private final Values values;

    Start(Values values) {
      this.values = values;
    }

    /** What the registry says. */
    Values found() {
      return values;
    }
  }

  private final Start start;
  private final String beforeItsRecord;
  private final String fromItsRecord;
  private final String command;

  Scenario(Start start, String beforeItsRecord, String fromItsRecord, String command) {
    this.start = start;
    this.beforeItsRecord = beforeItsRecord;
    this.fromItsRecord = fromItsRecord;
    this.command = command;
  }

  Start start() {
    return start;
  }

  /**
   * The command line but for where things are. {@code STICK} stands for the second store; {@code APPLIED} and {@code
   * RESTORED} for the newest backup of a repair that is in this state.
   */
  List<String> command() {
    return List.of(command.split(" ", -1));
  }

  /** Whether the command changes only the store: then it is given again after a kill, as whoever gave it would. */
  boolean isOfTheStoreAlone() {
    return switch (this) {
      case COPY, IMPORT -> true;
      // Given again, it finds nothing to delete.
      case DELETE -> false;
      case REPAIR, RESTORE -> false;
      case RECOVER_UNWRITTEN, RECOVER_WRITTEN, RECOVER_RESTORE, UNDO, FINISH, UNDO_RESTORE, FINISH_RESTORE -> false;
    };
  }

  /** The row of the table for a run that came so far: the state record divides the backup from the write. */
  String phase(List<Effect> steps) {
    return steps.stream().anyMatch(step -> step.path().contains("state.json")) ? fromItsRecord : beforeItsRecord;
  }
}
