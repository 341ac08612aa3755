package io.drivemend.cli;

import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.registry.NamedRegistry;
import io.drivemend.source.SavedRegistry;
import io.drivemend.source.Sources;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the hive of a backup stands now. */
final class HiveOption {

  @Option(
      names = "--hive",
      paramLabel = "FILE",
      description = "The SOFTWARE hive, where it is no longer at its path. Its content has to prove that it is the one.")
  private @Nullable Path hive;

  /** Opens the registry that a backup was made of. */
  NamedRegistry open(Sources sources, VerifiedBackup backup) throws DriveMendException {
    SavedRegistry saved = BackupOptions.registryOf(backup);
    if (hive != null) {
      return sources.reopenAt(hive, saved);
    }
    try {
      return sources.reopen(saved);
    } catch (DriveMendException e) {
      boolean isElsewhere = e.problem() == Problem.FILE_MISSING || e.problem() == Problem.OTHER_HIVE;
      throw isElsewhere ? e.adding("If the hive is elsewhere now, name it with --hive.") : e;
    }
  }
}
