package io.drivemend.crash;

import io.drivemend.crash.watch.Effect;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One kill, and everything that is looked at after it. */
final class Trial {

  private static final int ATTEMPTS = 50;

  private final Stage stage;
  private final Plan plan;
  private final Plan.Planned planned;
  private final List<String> failures = new ArrayList<>();
  private int tooLate;

  Trial(Stage stage, Plan plan, Plan.Planned planned) {
    this.stage = stage;
    this.plan = plan;
    this.planned = planned;
  }

  /**
   * Kills, looks, starts the program again to recover, and looks again.
   *
   * @param wholeCycle whether afterwards a whole repair and restore is to be tried
   */
  Outcome run(boolean wholeCycle) throws Exception {
    Scenario scenario = planned.part().scenario();
    List<Effect> steps = kill(scenario);
    try {
      return examine(scenario, steps, wholeCycle);
    } catch (Exception | AssertionError e) {
      failures.add("the harness cannot go on: " + e);
      return new Outcome(scenario.phase(steps), planned, Values.THIRD, false, Values.THIRD, tooLate, failures);
    }
  }

  private Outcome examine(Scenario scenario, List<Effect> steps, boolean wholeCycle) throws Exception {
    Examination found = Examination.of(stage.machine());
    failures.addAll(found.failures());
    if (found.values() == Values.SOME && !stage.machine().canBeTorn() && scenario.start().found() != Values.SOME) {
      failures.add("one value is the old and one the new one, in a hive that is replaced as a whole");
    }
    if (scenario.isOfTheStoreAlone()) {
      giveAgain(scenario);
    }
    Examination settled = recover(found, wholeCycle);
    if (wholeCycle) {
      cycle(settled.values());
    }
    return new Outcome(
        scenario.phase(steps), planned, found.values(), found.namesInterruptedWork(), settled.values(), tooLate, failures);
  }

  private List<Effect> kill(Scenario scenario) throws Exception {
    Kill kill = planned.kill();
    while (true) {
      stage.set(scenario.start());
      Program.Run run = stage.run(scenario, kill);
      if (run.killed()) {
        return run.steps().stream().map(Program.Seen::effect).toList();
      }
      tooLate++;
      if (run.exitCode() != 0 || tooLate == ATTEMPTS) {
        throw new IOException("no kill, but exit code " + run.exitCode() + ": " + run.output());
      }
      kill = plan.again(planned);
    }
  }

  /** Afterwards the backup is in both stores, whether it was the first command that did it or this one. */
  private void giveAgain(Scenario scenario) throws Exception {
    Program.Run run = stage.run(scenario.command());
    if (run.exitCode() != 0 && !run.output().contains(Problem.BACKUP_ALREADY_THERE.code())) {
      failures.add("given again, the command ended with " + run.exitCode() + ": " + run.output());
    }
    if (stage.machine().storeOnStick().list().size() != 1 || stage.machine().store().list().size() != 1) {
      failures.add("given again, the command did not do its work");
    }
  }

  /** Starts the program again; afterwards nothing is unsettled and nothing lies about. */
  private Examination recover(Examination found, boolean inNewProcess) throws Exception {
    Program.Run run = stage.runAgain(List.of("recover", "--yes"), inNewProcess);
    if (run.exitCode() != 0) {
      failures.add("recover ended with " + run.exitCode() + ": " + run.output());
    }
    if (run.output().contains("Nothing was interrupted.") == found.namesInterruptedWork()) {
      failures.add("recover does not tell truly whether something was interrupted: " + run.output());
    }
    Examination settled = Examination.of(stage.machine());
    settled.failures().forEach(failure -> failures.add("after recovery " + failure));
    if (settled.namesInterruptedWork()) {
      failures.add("work is interrupted even after recovery");
    }
    if (settled.values() == Values.SOME) {
      failures.add("only some values are restored even after recovery");
    }
    if (found.values() != Values.SOME && settled.values() != found.values()) {
      failures.add("recovery has changed " + found.values() + " to " + settled.values());
    }
    for (Path file : Examination.rubbish(stage.machine())) {
      failures.add("this is left even after recovery: " + file.getFileName());
    }
    return settled;
  }

  /** A technician who starts over: everything works as if nothing had happened. */
  private void cycle(Values now) throws Exception {
    List<List<String>> commands =
        now == Values.OLD
            ? List.of(List.of("repair", "--yes"), List.of("restore", "APPLIED", "--yes"))
            : List.of(List.of("restore", "APPLIED", "--yes"), List.of("repair", "--yes"));
    Values expected = now;
    for (List<String> command : commands) {
      expected = expected == Values.OLD ? Values.NEW : Values.OLD;
      Program.Run run = stage.run(command);
      Examination then = Examination.of(stage.machine());
      then.failures().forEach(failure -> failures.add("after the next " + command.getFirst() + " " + failure));
      if (run.exitCode() != 0 || then.values() != expected) {
        failures.add("the next " + command.getFirst() + " ended with " + run.exitCode() + " and " + then.values() + ": " + run.output());
      }
    }
  }
}
