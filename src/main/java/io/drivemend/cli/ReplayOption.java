package io.drivemend.cli;

import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The agreement that a hive that was not closed properly takes in what stands in its logs. */
final class ReplayOption {

  @Option(
      names = "--replay-logs",
      description = "Agree that a hive that was not closed properly takes in what its log files hold. They stay as they are.")
  private boolean given;

  /**
   * Shows what would be replayed, and asks for the option where it was not given.
   *
   * @param replay what stands in the logs
   * @param name what to call the hive
   * @param quiet whether it need not be shown once it was agreed to
   * @return what may be replayed; empty also for a hive without usable logs, which is refused elsewhere
   * @throws DriveMendException with {@code REPLAY_NOT_AGREED}
   */
  Optional<ReplayPlan> agreed(Optional<ReplayPlan> replay, Object name, boolean quiet, CliContext context)
      throws DriveMendException {
    Optional<ReplayPlan> plan = replay.filter(ReplayPlan::replayable);
    if (plan.isPresent()) {
      if (!given || !quiet) {
        ReplayOutput.print(plan, context.err());
      }
      if (!given) {
        throw Problem.REPLAY_NOT_AGREED.with(name).adding("To agree to it: --replay-logs.");
      }
    }
    return plan;
  }
}
