package io.drivemend.cli;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupStore;
import io.drivemend.model.DriveMendException;
import java.io.File;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Where the backups are. */
final class StoreOptions {

  private static final Logger LOG = LoggerFactory.getLogger(StoreOptions.class);

  @Option(
      names = "--backups",
      paramLabel = "DIR",
      description = "The folder of the backups; else the one that was chosen in the wizard, or the standard one.")
  private @Nullable Path folder;

  private @Nullable BackupStore opened;

  /** The option as it has to be given again to find the same backups; empty for the folder that is used anyway. */
  String again() {
    return folder == null ? "" : " --backups " + quoted(folder.toString());
  }

  /** As one word of a shell, to be copied. In double quotes a POSIX shell would still read a dollar sign, among others. */
  static String quoted(String word) {
    boolean isPlain = File.separatorChar == '\\' || !word.matches("(?s).*[\"$`\\\\!].*");
    return isPlain ? '"' + word + '"' : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The store in that folder. A setting that had to be ignored is only spoken of where it would have counted. */
  BackupStore store(CliContext context) {
    if (opened == null) {
      opened = open(context);
    }
    return opened;
  }

  private BackupStore open(CliContext context) {
    if (folder != null) {
      return context.place().storeIn(folder);
    }
    context
        .place()
        .ignoredSetting()
        .ifPresent(ignored -> context.say(ignored.problem().code() + " " + ignored.sentence()));
    return context.place().store();
  }

  /** Names interrupted repairs and restores, on standard error. That they cannot be looked for stops no command. */
  void tellInterrupted(BackupStore store, CliContext context) {
    try {
      for (Backup backup : store.interrupted()) {
        context.say(TextOutput.interrupted(backup) + " Settle it: drivemend recover " + backup.id() + again());
      }
    } catch (DriveMendException e) {
      LOG.info("Interrupted repairs cannot be looked for: {}", e.sentence());
    }
  }
}
