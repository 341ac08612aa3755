package io.drivemend.cli;

import io.drivemend.backup.BackupStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the backups are. */
final class StoreOptions {

  @Option(names = "--backups", paramLabel = "DIR", description = "The folder of the backups; else the standard one.")
  private @Nullable Path folder;

  /** The option as it has to be given again to find the same backups; empty for the standard folder. */
  String again() {
    return folder == null ? "" : " --backups \"" + folder + "\"";
  }

  BackupStore store(CliContext context) {
    return context.store(folder == null ? context.backups() : folder);
  }
}
