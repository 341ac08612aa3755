package io.drivemend.cli;

import io.drivemend.backup.BackupStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the backups are. */
final class StoreOptions {

  @Option(
      names = "--backups",
      paramLabel = "DIR",
      description = "The folder of the backups; else the one that was chosen in the wizard, or the standard one.")
  private @Nullable Path folder;

  /** The option as it has to be given again to find the same backups; empty for the folder that is used anyway. */
  String again() {
    return folder == null ? "" : " --backups \"" + folder + "\"";
  }

  /** The store in that folder. A setting that had to be ignored is only spoken of where it would have counted. */
  BackupStore store(CliContext context) {
    if (folder != null) {
      return context.place().storeIn(folder);
    }
    context
        .place()
        .ignoredSetting()
        .ifPresent(ignored -> context.say(ignored.problem().code() + " " + ignored.sentence()));
    return context.place().store();
  }
}
