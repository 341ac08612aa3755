package io.drivemend.crash;

import io.drivemend.crash.watch.Forcing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;

/**
 * Kills the program as often as it is asked to and prints what came of it. Ends with 1 when anything was not as
 * promised.
 */
public final class Campaign {

  /** A whole repair and restore follows every so many kills. */
  private static final int CYCLE_EVERY = 10;

  private static final int PROGRESS_EVERY = 100;

  private final Options options;
  private final ConcurrentLinkedQueue<Stages> idle = new ConcurrentLinkedQueue<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  private Campaign(Options options) {
    this.options = options;
  }

  /** Runs a campaign; {@code packaging/crash-test} has the options. */
  public static void main(String[] arguments) throws Exception {
    Options options = new Options();
    new CommandLine(options).parseArgs(arguments);
    System.exit(new Campaign(options).run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    long begun = System.nanoTime();
    int workers = options.live() ? 1 : Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < workers; i++) {
      idle.add(Stages.in(options.work().resolve("worker-" + i), options.live()));
    }
    Map<Plan.Part, Profile> profiles = profiles(workers);
    boolean forced = forcesEverything(profiles);
    Plan plan = new Plan(profiles, options.seed());
    List<Plan.Planned> kills = plan.draw(options.kills(), Stages.shares(options.live()));
    long atSteps = kills.stream().filter(planned -> planned.kill() instanceof Kill.AtStep).count();
    System.out.printf(
        "Seed %d: %d kills, of them %d at steps; there are %d different ones%n",
        options.seed(), kills.size(), atSteps, plan.steps());
    List<Callable<Outcome>> trials = new ArrayList<>();
    for (Plan.Planned planned : kills) {
      if (options.wants(planned.number())) {
        trials.add(() -> trial(plan, planned));
      }
    }
    all(workers, trials);
    outcomes.sort(Comparator.comparingInt(outcome -> outcome.planned().number()));
    print((System.nanoTime() - begun) / 1_000_000_000);
    Machine.deleteTree(options.work());
    return forced && new Tally(outcomes).failures() == 0;
  }

  private static boolean forcesEverything(Map<Plan.Part, Profile> profiles) {
    boolean all = true;
    for (Map.Entry<Plan.Part, Profile> entry : profiles.entrySet()) {
      for (String defect : Forcing.defects(entry.getValue().steps())) {
        System.out.println("FAILURE without a kill, " + entry.getKey() + ": " + defect);
        all = false;
      }
    }
    if (all) {
      int steps = profiles.values().stream().mapToInt(profile -> profile.steps().size()).sum();
      System.out.printf(
          "In %d commands with %d steps every file was forced to disk before it was renamed%n", profiles.size(), steps);
    }
    return all;
  }

  private Map<Plan.Part, Profile> profiles(int workers) throws Exception {
    List<Plan.Part> parts =
        idle.element().parts().stream().filter(part -> options.wants(part.scenario())).toList();
    List<Callable<Profile>> runs = new ArrayList<>();
    parts.forEach(part -> runs.add(() -> with(stages -> stages.of(part.machine()).profile(part.scenario()))));
    List<Profile> profiles = all(workers, runs);
    Map<Plan.Part, Profile> result = new LinkedHashMap<>();
    parts.forEach(part -> result.put(part, profiles.get(result.size())));
    return result;
  }

  private Outcome trial(Plan plan, Plan.Planned planned) throws Exception {
    try {
      boolean wholeCycle = planned.number() % CYCLE_EVERY == 0;
      return done(with(stages -> new Trial(stages.of(planned.part().machine()), plan, planned).run(wholeCycle)));
    } catch (Exception e) {
      throw new IllegalStateException("kill " + planned, e);
    }
  }

  private synchronized Outcome done(Outcome outcome) {
    outcomes.add(outcome);
    for (String failure : outcome.failures()) {
      System.out.println("FAILURE in kill " + outcome.planned().number() + ", " + outcome.planned().part() + ", "
          + outcome.planned().kill() + ", while " + outcome.phase() + ": " + failure);
    }
    if (outcomes.size() % PROGRESS_EVERY == 0) {
      System.out.println(outcomes.size() + " kills");
    }
    return outcome;
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(Stages stages) throws Exception;
  }

  private <T> T with(Work<T> work) throws Exception {
    Stages stages = idle.remove();
    try {
      return work.with(stages);
    } finally {
      idle.add(stages);
    }
  }

  private static <T> List<T> all(int workers, List<Callable<T>> work) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
      List<Future<T>> futures = work.stream().map(executor::submit).toList();
      try {
        for (Future<T> future : futures) {
          results.add(future.get());
        }
      } finally {
        executor.shutdownNow();
      }
    }
    return results;
  }

  private void print(long seconds) {
    Tally tally = new Tally(outcomes);
    System.out.println(tally.table());
    System.out.printf(
        "%d kills, %d failures, in %d s. Besides, %d times the program had ended before its kill.%n",
        outcomes.size(), tally.failures(), seconds, tally.tooLate());
    if (tally.failures() > 0) {
      System.out.printf("To repeat one: --seed %d with the same count and --only NUMBER%n", options.seed());
    }
  }
}
