package io.drivemend.cli;

import io.drivemend.backup.Manifest;
import io.drivemend.backup.Restore;
import io.drivemend.backup.Restore.Comparison;
import io.drivemend.backup.Restore.Consent;
import io.drivemend.backup.Restore.Restored;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.ValueChange;
import io.drivemend.registry.NamedRegistry;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drivemend restore}: puts back what a repair wrote. */
@Command(
    name = "restore",
    description = "Back up what stands there today, put back the values that a repair wrote, and read them. Asks first.",
    footer = {"", "Without --yes and without a terminal nothing is written (exit code 4)."})
final class RestoreCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin private BackupOptions options = new BackupOptions();
  @Mixin private HiveOption hive = new HiveOption();
  @Mixin private ReplayOption replayOption = new ReplayOption();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--replace-other-value",
      description = "Also replace a value that is neither what the repair left nor what the backup holds.")
  private boolean replaceOtherValue;

  @Option(names = "--other-machine", description = "Also restore a backup that was made of a machine of another name.")
  private boolean otherMachine;

  RestoreCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws DriveMendException {
    VerifiedBackup backup = options.verified(context);
    NamedRegistry target = agreed(hive.open(context.sources(), backup));
    Restore restore = new Restore(options.store(context), backup, target);
    List<Comparison> today = restore.compare();
    if (!yes || !restore.toBeAgreed(today).isEmpty()) {
      show(backup.backup().manifest(), target, today);
    }
    List<ValueChange> changes = plan(restore, today);
    context.confirm(changes.size() == 1 ? "Restore this value?" : "Restore these values?", yes);
    Restored restored = restore.run(today, consents());
    print(restored);
    context.requirePrinted(restored.safety().id());
    return ExitCode.OK;
  }

  private NamedRegistry agreed(NamedRegistry target) throws DriveMendException {
    return replayOption
        .agreed(context.sources().replay(target), target.source(), yes, context)
        .map(plan -> context.sources().agreeing(target, plan))
        .orElse(target);
  }

  private Set<Consent> consents() {
    Set<Consent> consents = EnumSet.noneOf(Consent.class);
    if (replaceOtherValue) {
      consents.add(Consent.OTHER_VALUE);
    }
    if (otherMachine) {
      consents.add(Consent.OTHER_MACHINE);
    }
    return consents;
  }

  /** Refuses before anybody is asked, and says with which option it would be done. */
  private List<ValueChange> plan(Restore restore, List<Comparison> today) throws DriveMendException {
    try {
      return restore.plan(today, consents());
    } catch (DriveMendException e) {
      throw switch (e.problem()) {
        case NOT_AS_LEFT -> e.adding("To replace it nonetheless: --replace-other-value.");
        case OTHER_MACHINE -> e.adding("To restore it here nonetheless: --other-machine.");
        default -> e;
      };
    }
  }

  private void show(Manifest manifest, NamedRegistry target, List<Comparison> today) {
    String machine = manifest.windows().machine();
    context.say(
        "The backup of " + TextOutput.time(manifest.created()) + (machine.isEmpty() ? "" : " of " + machine) + " goes back to "
            + target.source() + ":");
    TextOutput.printComparisons(today, context.err());
  }

  /** What was changed is what stood there when it was written, which need not be what stood there when it was shown. */
  private void print(Restored restored) {
    List<ValueChange> changes = restored.safety().changes();
    if (output.json()) {
      JsonOutput.print(JsonOutput.restored(options.id(), restored.safety().id(), changes), context.out());
      return;
    }
    context.out().println("Restored and read back:");
    TextOutput.printChanges(changes, context.out());
    context.out().println("What stood there before is in the backup " + restored.safety().id() + ".");
    context.out().println("To undo: drivemend restore " + restored.safety().id() + options.again());
    context.out().flush();
  }
}
