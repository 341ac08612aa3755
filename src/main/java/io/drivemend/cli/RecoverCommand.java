package io.drivemend.cli;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.Recovery;
import io.drivemend.backup.Recovery.Choice;
import io.drivemend.backup.Recovery.Progress;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drivemend recover}: settles what was interrupted. */
@Command(
    name = "recover",
    description = {
      "Settle repairs and restores that were interrupted: a power cut, a killed program.",
      "What was written wholly or not at all is only recorded. What was written in part is taken back; asks first."
    },
    footer = {
      "",
      "Exit code 0 says that nothing is left to be settled; 6 also that one failed after another was taken back or finished."
    })
final class RecoverCommand implements Callable<Integer> {

  private final CliContext context;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "The backup of the interrupted work; else all of them.")
  private @Nullable String id;

  @Mixin private StoreOptions storeOptions = new StoreOptions();
  @Mixin private HiveOption hive = new HiveOption();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(names = "--finish", description = "Write the rest of what was written in part, instead of taking it back.")
  private boolean finish;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  RecoverCommand(CliContext context) {
    this.context = context;
  }

  /**
   * One interrupted piece of work.
   *
   * @param found how far it had come
   * @param settled how it stands now
   */
  record Recovered(Backup backup, Progress found, Progress settled) {}

  @Override
  public Integer call() throws DriveMendException {
    BackupStore store = storeOptions.store(context);
    store.removeLeftovers();
    List<Recovered> recovered = new ArrayList<>();
    List<DriveMendException> failures = new ArrayList<>();
    for (Backup backup : id == null ? store.interrupted() : List.of(store.find(id))) {
      try {
        recovered.add(recover(store, backup));
      } catch (DriveMendException e) {
        failures.add(e);
      }
    }
    print(recovered, failures);
    return exitCode(recovered, failures);
  }

  /** The gravest of the failures. None of them may say that nothing was written when that is not so for another backup. */
  private static int exitCode(List<Recovered> recovered, List<DriveMendException> failures) {
    int gravest = failures.stream().mapToInt(e -> e.problem().outcome().exitCode()).max().orElse(ExitCode.OK);
    boolean wrote = recovered.stream().anyMatch(each -> each.found() == Progress.PARTLY_WRITTEN);
    return wrote && !failures.isEmpty() ? Problem.Outcome.FAILED_AFTER_WRITE.exitCode() : gravest;
  }

  private Recovered recover(BackupStore store, Backup backup) throws DriveMendException {
    VerifiedBackup verified = store.verify(backup);
    Recovery recovery = new Recovery(store, verified, hive.open(context.sources(), verified));
    Progress found = recovery.progress();
    if (found == Progress.PARTLY_WRITTEN) {
      context.say(TextOutput.interrupted(backup) + " A part of its values was written.");
      context.confirm(finish ? "Write the rest?" : "Take that part back?", yes);
    }
    return new Recovered(backup, found, recovery.settle(finish ? Choice.FINISH : Choice.UNDO));
  }

  private void print(List<Recovered> recovered, List<DriveMendException> failures) {
    if (output.json()) {
      JsonOutput.print(JsonOutput.recovered(recovered, failures), context.out());
    } else {
      for (Recovered each : recovered) {
        context.out().println(TextOutput.interrupted(each.backup()) + " " + TextOutput.outcome(each));
      }
    }
    failures.forEach(context::tell);
    if (recovered.isEmpty() && failures.isEmpty() && !output.json()) {
      context.say("Nothing was interrupted.");
    }
  }
}
