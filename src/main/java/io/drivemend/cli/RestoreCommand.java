package io.drivemend.cli;

import io.drivemend.backup.BackupStore;
import io.drivemend.backup.Manifest;
import io.drivemend.backup.Restore;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.ValueChange;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drivemend restore}: puts back what a repair wrote. */
@Command(
    name = "restore",
    description = "Put back the values that a repair wrote, and read them back. Asks first.",
    footer = {"", "Without --yes and without a terminal nothing is written (exit code 4)."})
final class RestoreCommand implements Callable<Integer> {

  private final CliContext context;

  @Parameters(paramLabel = "ID", description = "The backup, as 'backups' names it.")
  private String id = "";

  @Mixin private StoreOptions storeOptions = new StoreOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  RestoreCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws DriveMendException {
    BackupStore store = storeOptions.store(context);
    VerifiedBackup backup = store.verify(store.find(id));
    Manifest manifest = backup.backup().manifest();
    Restore restore = new Restore(store, backup, context.sources().reopen(manifest.source(), manifest.windows(), id));
    if (!yes) {
      show(manifest, restore);
    }
    context.confirm("Restore?", yes);
    List<Restore.Comparison> restored = restore.run();
    if (output.json()) {
      JsonOutput.print(JsonOutput.restored(id, restored), context.out());
    } else {
      context.out().println("Restored and read back:");
      TextOutput.printChanges(reversed(restored), context.out());
    }
    context.requirePrinted(id);
    return ExitCode.OK;
  }

  private void show(Manifest manifest, Restore restore) throws DriveMendException {
    String machine = manifest.windows().machine();
    context.say(
        "The backup of " + TextOutput.time(manifest.created()) + (machine.isEmpty() ? "" : " of " + machine) + " goes back to "
            + manifest.source() + ":");
    TextOutput.printChanges(reversed(restore.compare()), context.err());
  }

  private static List<ValueChange> reversed(List<Restore.Comparison> comparisons) {
    return comparisons.stream().map(comparison -> comparison.change().reversed()).toList();
  }
}
