package io.drivemend.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.JournaledWrite.Written;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.diagnosis.Finding;
import io.drivemend.diagnosis.Verdict;
import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.ValueChange;
import io.drivemend.repair.Repair;
import io.drivemend.repair.RepairPlan;
import io.drivemend.source.OpenedSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drivemend repair}: diagnose, show, ask, back up, write, read back. */
@Command(
    name = "repair",
    description = "Back up the key, correct the letter, and read it back. Asks first.",
    footer = {"", "Without --yes and without a terminal nothing is written (exit code 4)."})
final class RepairCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin private SourceOptions sourceOptions = new SourceOptions();
  @Mixin private StoreOptions storeOptions = new StoreOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private ReplayOption replayOption = new ReplayOption();

  RepairCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws DriveMendException {
    BackupStore store = storeOptions.store(context);
    storeOptions.tellInterrupted(store, context);
    OpenedSource source = sourceOptions.open(context.sources());
    Diagnosis diagnosis = source.diagnose(sourceOptions.letter(), row -> {});
    if (diagnosis.verdict() == Verdict.HEALTHY) {
      printHealthy(source, diagnosis, source.replay());
      return ExitCode.OK;
    }
    Optional<ReplayPlan> replay = source.replay();
    RepairPlan plan = RepairPlan.of(diagnosis, source.ref(), agreed(source, replay).registry());
    if (!yes) {
      show(source, diagnosis, plan);
    }
    context.confirm(plan.changes().size() == 1 ? "Repair this value?" : "Repair these values?", yes);
    VerifiedBackup backup = store.create(plan.backupRequest(), file -> {});
    List<Written> repaired = new Repair(store).apply(plan, backup);
    print(source, diagnosis, replay, backup, repaired);
    context.requirePrinted(backup.id());
    return ExitCode.OK;
  }

  private OpenedSource agreed(OpenedSource source, Optional<ReplayPlan> replay) throws DriveMendException {
    return replayOption.agreed(replay, source.name(), yes, context).map(source::agreeing).orElse(source);
  }

  private void show(OpenedSource source, Diagnosis diagnosis, RepairPlan plan) {
    context.say(diagnosis.sentence());
    context.say("In " + source.name() + ":");
    TextOutput.printChanges(plan.changes(), context.err());
  }

  private void printHealthy(OpenedSource source, Diagnosis diagnosis, Optional<ReplayPlan> replay) {
    if (output.json()) {
      ObjectNode json = JsonOutput.of(source.name(), diagnosis);
      ReplayOutput.put(json, replay);
      json.putNull("backupId");
      JsonOutput.putChanges(json, List.of());
      JsonOutput.print(json, context.out());
    } else {
      TextOutput.print(source.name(), diagnosis, context.out());
    }
  }

  private void print(
      OpenedSource source,
      Diagnosis diagnosis,
      Optional<ReplayPlan> replay,
      VerifiedBackup backup,
      List<Written> repaired) {
    List<ValueChange> changes = repaired.stream().map(Written::change).toList();
    if (output.json()) {
      ObjectNode json = JsonOutput.of(source.name(), diagnosis);
      ReplayOutput.put(json, replay);
      json.put("backupId", backup.id());
      JsonOutput.putChanges(json, changes);
      JsonOutput.print(json, context.out());
      return;
    }
    context.out().println("Repaired and read back:");
    TextOutput.printChanges(changes, context.out());
    ReplayOutput.printDone(replay, context.out());
    context.out().println("Backup " + backup.id() + " in " + backup.backup().folder());
    context.out().println("To undo: drivemend restore " + backup.id() + storeOptions.again());
    for (Finding finding : diagnosis.findings()) {
      if (finding.remedy() instanceof Finding.Remedy.None(Problem problem, String sentence)) {
        context.out().println("Not repaired: " + problem.code() + " " + sentence);
      }
    }
    context.out().flush();
  }
}
