package io.drivemend.crash;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupState;
import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.cli.CommandsInProcess;
import io.drivemend.cli.CommandsInProcess.Ended;
import io.drivemend.crash.Scenario.Start;
import io.drivemend.crash.watch.Effect;
import io.drivemend.crash.watch.Moment;
import io.drivemend.model.DriveMendException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs the program on one machine and brings the machine to where a scenario begins. */
final class Stage {

  private static final Kill NONE = new Kill.None();

  private final Machine machine;
  private final Program program;
  private final Map<Scenario, Profile> profiles = new EnumMap<>(Scenario.class);

  Stage(Machine machine, Program program) {
    this.machine = machine;
    this.program = program;
  }

  Machine machine() {
    return machine;
  }

  /** Makes the state at which a scenario begins; the first time by running, and killing, the program itself. */
  void set(Start start) throws Exception {
    if (!machine.isSaved(start.name())) {
      make(start);
      machine.save(start.name());
    }
    machine.load(start.name());
  }

  private void make(Start start) throws Exception {
    switch (start) {
      case FAULT -> machine.start();
      case REPAIRED -> {
        set(Start.FAULT);
        must(List.of("repair", "--yes"));
      }
      case NOTHING_WRITTEN -> killBetweenRecords(Start.FAULT, Scenario.REPAIR, true);
      case ALL_WRITTEN -> killBetweenRecords(Start.FAULT, Scenario.REPAIR, false);
      case SOME_WRITTEN -> {
        set(Start.NOTHING_WRITTEN);
        machine.changeFirstValue(Values.NEW);
      }
      case SOME_RESTORED -> {
        killBetweenRecords(Start.REPAIRED, Scenario.RESTORE, true);
        machine.changeFirstValue(Values.OLD);
      }
      case RESTORED -> {
        set(Start.REPAIRED);
        must(List.of("restore", "APPLIED", "--yes"));
      }
      case MOVED_TO_STICK -> {
        set(Start.REPAIRED);
        Files.move(machine.backups(), machine.stick(), StandardCopyOption.REPLACE_EXISTING); // an empty stick
      }
      case ALL_RESTORED -> killBetweenRecords(Start.REPAIRED, Scenario.RESTORE, false);
    }
  }

  /** Kills a command just after its first state record, or just before its second: between them it writes. */
  private void killBetweenRecords(Start start, Scenario scenario, boolean afterTheFirst) throws Exception {
    List<Effect> steps = profile(scenario).steps();
    List<Effect> records = steps.stream().filter(step -> step.placed("state.json")).toList();
    List<Effect> later = steps.subList(steps.indexOf(records.getFirst()), steps.size());
    Effect second = later.stream().filter(step -> step.isOn("state.json.new")).findFirst().orElseThrow();
    set(start);
    Kill kill =
        afterTheFirst
            ? new Kill.AtStep(records.getFirst().step(), Moment.AFTER)
            : new Kill.AtStep(second.step(), Moment.BEFORE);
    if (!run(scenario, kill).killed()) {
      throw new IOException("the kill did not come");
    }
  }

  /** Runs a scenario to its end, once, to see what there is to kill. */
  Profile profile(Scenario scenario) throws Exception {
    Profile known = profiles.get(scenario);
    if (known != null) {
      return known;
    }
    set(scenario.start());
    Program.Run run = run(scenario, NONE);
    if (run.exitCode() != 0) {
      throw new IOException(scenario + " fails without a kill: " + run.output());
    }
    Profile profile = Profile.of(run);
    profiles.put(scenario, profile);
    return profile;
  }

  /** Runs a scenario's command where the machine is now. */
  Program.Run run(Scenario scenario, Kill kill) throws IOException, InterruptedException, DriveMendException {
    List<Path> watched = machine.watched();
    return program.run(kill, watched, complete(scenario.command()));
  }

  /** Runs a command unwatched, in a new process, as whoever starts the program again would. */
  Program.Run run(List<String> command) throws IOException, InterruptedException, DriveMendException {
    return program.run(NONE, List.of(), complete(command));
  }

  /** The same within this process, which is another one than the killed too, where a new one takes too long. */
  Program.Run runAgain(List<String> command, boolean inNewProcess)
      throws IOException, InterruptedException, DriveMendException {
    if (inNewProcess || !machine.startsSlowly()) {
      return run(command);
    }
    Ended ended = CommandsInProcess.run(machine.home(), complete(command).toArray(String[]::new));
    return new Program.Run(false, ended.exitCode(), List.of(), 0, ended.output());
  }

  private void must(List<String> command) throws IOException, InterruptedException, DriveMendException {
    Program.Run run = run(command);
    if (run.exitCode() != 0) {
      throw new IOException(command + " ended with " + run.exitCode() + ": " + run.output());
    }
  }

  private List<String> complete(List<String> command) throws DriveMendException {
    List<String> complete = new ArrayList<>();
    for (String word : command) {
      complete.add(
          switch (word) {
            case "APPLIED", "RESTORED" -> repair(BackupState.valueOf(word));
            case "STICK" -> machine.stick().toString();
            default -> word;
          });
    }
    if (command.getFirst().equals("repair")) {
      complete.addAll(machine.source());
    }
    complete.addAll(List.of("--backups", machine.backups().toString()));
    return complete;
  }

  /** The newest backup of a repair that is in a state; a name that no backup has when there is none. */
  private String repair(BackupState state) throws DriveMendException {
    for (Listed listed : machine.store().list()) {
      if (listed instanceof Listed.Sound(Backup backup)
          && backup.state() == state
          && backup.manifest().restores().isEmpty()) {
        return backup.id();
      }
    }
    return "00000000-000000-NONE";
  }
}
