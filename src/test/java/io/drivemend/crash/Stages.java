package io.drivemend.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The machines of one worker; each worker has its own, so that several can work at once. */
final class Stages {

  private static final String LIVE = "LIVE";

  /** Those that write to the registry; the others do the same to the store as on a hive. */
  private static final List<Scenario> LIVE_SCENARIOS =
      List.of(Scenario.REPAIR, Scenario.RESTORE, Scenario.UNDO, Scenario.FINISH, Scenario.UNDO_RESTORE);

  private final Map<String, Stage> byMachine = new LinkedHashMap<>();

  private Stages() {}

  /** Machines in a new folder. */
  static Stages in(Path home, boolean live) throws Exception {
    Stages stages = new Stages();
    if (live) {
      stages.add(LIVE, new LiveMachine(Files.createDirectories(home.resolve(LIVE))));
      return stages;
    }
    for (HiveFixture fixture : HiveMachine.fixtures(home)) {
      stages.add(fixture.name(), new HiveMachine(Files.createDirectories(home.resolve(fixture.name())), fixture));
    }
    return stages;
  }

  private void add(String name, Machine machine) throws Exception {
    machine.start(); // which tells it what its original is like
    byMachine.put(name, new Stage(machine, new Program(machine.home())));
  }

  Stage of(String machine) {
    Stage stage = byMachine.get(machine);
    if (stage == null) {
      throw new IllegalArgumentException("no machine " + machine);
    }
    return stage;
  }

  /** What is killed on which machine. */
  List<Plan.Part> parts() {
    List<Plan.Part> parts = new ArrayList<>();
    if (byMachine.containsKey(LIVE)) {
      LIVE_SCENARIOS.forEach(scenario -> parts.add(new Plan.Part(LIVE, scenario)));
      return parts;
    }
    for (String machine : byMachine.keySet()) {
      Arrays.stream(Scenario.values())
          .filter(scenario -> scenario.start().found() != Values.SOME || HiveFixture.valueOf(machine).views().size() > 1)
          .forEach(scenario -> parts.add(new Plan.Part(machine, scenario)));
    }
    return parts;
  }

  static Plan.Shares shares(boolean live) {
    return live ? new Plan.Shares(35, 40) : new Plan.Shares(75, 10);
  }
}
