package io.drivemend.crash;

import io.drivemend.crash.watch.Effect;
import java.util.List;

/**
 * What a command does when it is not killed.
 *
 * @param steps its steps
 * @param workMicros from its first step to its end
 * @param writeMicros from its first state record to its second: between them it writes to the registry
 */
record Profile(List<Effect> steps, long workMicros, long writeMicros) {

  Profile {
    steps = List.copyOf(steps);
  }

  static Profile of(Program.Run run) {
    List<Effect> steps = run.steps().stream().map(Program.Seen::effect).toList();
    long[] records =
        run.steps().stream()
            .filter(seen -> seen.effect().placed("state.json"))
            .mapToLong(Program.Seen::nanos)
            .limit(2)
            .toArray();
    long write = records.length == 2 ? records[1] - records[0] : 0;
    return new Profile(steps, run.nanos() / 1000, write / 1000);
  }
}
