package io.drivemend.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What {@code packaging/crash-test} is asked for. */
final class Options {

  @Option(names = "--live", description = "Kill repairs of the running Windows instead of hives.")
  private boolean live;

  @Option(names = "--kills", defaultValue = "60")
  private int kills;

  @Option(names = "--seed", defaultValue = "-1")
  private long seed;

  @Option(names = "--scenario", description = "Only these; all when none is named.")
  private List<Scenario> scenarios = new ArrayList<>();

  @Option(names = "--only")
  private List<Integer> only = new ArrayList<>();

  @Option(names = "--work", required = true, description = "A folder that does not exist yet; removed at the end.")
  private Path work = Path.of("");

  boolean live() {
    return live;
  }

  int kills() {
    return kills;
  }

  /** Where none is given, one from the clock. */
  long seed() {
    if (seed < 0) {
      seed = System.currentTimeMillis() % 1_000_000;
    }
    return seed;
  }

  /** Whether a kill is to be made. */
  boolean wants(int number) {
    return only.isEmpty() || only.contains(number);
  }

  /** Whether a command is to be killed. */
  boolean wants(Scenario scenario) {
    return scenarios.isEmpty() || scenarios.contains(scenario);
  }

  Path work() {
    return work.toAbsolutePath();
  }
}
