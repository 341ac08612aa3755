package io.drivemend.crash;

import io.drivemend.crash.watch.Effect;
import io.drivemend.crash.watch.Moment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The kills of a campaign. The same seed, count and profiles give the same ones; a random moment is of course only as
 * exact as the machine's scheduler.
 */
final class Plan {

  /** A scenario on a kind of machine. */
  record Part(String machine, Scenario scenario) {}

  /**
   * One kill.
   *
   * @param number counted from 1
   * @param random draws another moment when the program had ended before the first
   */
  record Planned(int number, Part part, Kill kill, Random random) {}

  /**
   * How many of a hundred kills are of a kind; the others come at random moments.
   *
   * @param atSteps at a step
   * @param aimed at the write
   */
  record Shares(int atSteps, int aimed) {}

  /** Between the first and the second state record of these is the write to the registry. */
  private static final Set<Scenario> WRITING = EnumSet.of(Scenario.REPAIR, Scenario.RESTORE);

  private final Map<Part, Profile> profiles;
  private final Random random;

  Plan(Map<Part, Profile> profiles, long seed) {
    this.profiles = new LinkedHashMap<>(profiles);
    random = new Random(seed);
  }

  /** How many different kills at steps there are, those with the real hive left out. */
  int steps() {
    return stepsInTurns(part -> !isOfRealHive(part)).size();
  }

  /**
   * Draws kills, those at steps first. Each part gets the same number of them, or as many as it has different ones: where
   * the count suffices, every step is hit.
   */
  List<Planned> draw(int count, Shares shares) {
    List<Planned> plan = new ArrayList<>();
    List<Map.Entry<Part, Kill>> queue = stepsInTurns();
    int atSteps = Math.min(count * shares.atSteps() / 100, queue.size());
    for (Map.Entry<Part, Kill> next : queue.subList(0, atSteps)) {
      plan.add(planned(plan.size() + 1, next.getKey(), next.getValue()));
    }
    List<Part> parts = List.copyOf(profiles.keySet());
    List<Part> writing = parts.stream().filter(part -> WRITING.contains(part.scenario())).toList();
    int aimed = count * shares.aimed() / 100;
    while (plan.size() < count) {
      int number = plan.size() + 1;
      boolean aim = number <= atSteps + aimed && !writing.isEmpty();
      Part part = aim ? writing.get(number % writing.size()) : parts.get(number % parts.size());
      plan.add(planned(number, part, draw(profile(part), aim, random)));
    }
    return plan;
  }

  private Planned planned(int number, Part part, Kill kill) {
    return new Planned(number, part, kill, new Random(random.nextLong()));
  }

  private Profile profile(Part part) {
    Profile profile = profiles.get(part);
    if (profile == null) {
      throw new IllegalArgumentException("no profile of " + part);
    }
    return profile;
  }

  /** The same kind of kill at another random moment; one at a step as it is. */
  Kill again(Planned planned) {
    return switch (planned.kill()) {
      case Kill.None none -> none;
      case Kill.AtStep step -> step;
      case Kill.AtTime time -> draw(profile(planned.part()), false, planned.random());
      case Kill.AfterPrepared aimed -> draw(profile(planned.part()), true, planned.random());
    };
  }

  private static Kill draw(Profile profile, boolean aim, Random random) {
    return aim
        ? new Kill.AfterPrepared((long) (random.nextDouble() * profile.writeMicros()))
        : new Kill.AtTime((long) (random.nextDouble() * profile.workMicros()));
  }

  private List<Map.Entry<Part, Kill>> stepsInTurns() {
    List<Map.Entry<Part, Kill>> turns = new ArrayList<>(stepsInTurns(part -> !isOfRealHive(part)));
    turns.addAll(stepsInTurns(Plan::isOfRealHive));
    return turns;
  }

  /** The steps there are the same as with another hive, so they come last. */
  private static boolean isOfRealHive(Part part) {
    return part.machine().equals(HiveFixture.WINDOWS_7.name());
  }

  private List<Map.Entry<Part, Kill>> stepsInTurns(Predicate<Part> wanted) {
    List<List<Map.Entry<Part, Kill>>> all = new ArrayList<>();
    profiles.forEach((part, profile) -> {
      if (!wanted.test(part)) {
        return;
      }
      List<Map.Entry<Part, Kill>> kills = new ArrayList<>();
      atSteps(profile).forEach(kill -> kills.add(Map.entry(part, kill)));
      Collections.shuffle(kills, random);
      all.add(kills);
    });
    List<Map.Entry<Part, Kill>> turns = new ArrayList<>();
    int most = all.stream().mapToInt(List::size).max().orElse(0);
    for (int turn = 0; turn < most; turn++) {
      for (List<Map.Entry<Part, Kill>> kills : all) {
        if (turn < kills.size()) {
          turns.add(kills.get(turn));
        }
      }
    }
    return turns;
  }

  /** Before the first step, after each, and in the middle of each that has one. */
  private static List<Kill> atSteps(Profile profile) {
    List<Kill> kills = new ArrayList<>();
    kills.add(new Kill.AtStep(profile.steps().getFirst().step(), Moment.BEFORE));
    for (Effect step : profile.steps()) {
      if (step.canBeTorn()) {
        kills.add(new Kill.AtStep(step.step(), Moment.TORN));
      }
      kills.add(new Kill.AtStep(step.step(), Moment.AFTER));
    }
    return kills;
  }
}
