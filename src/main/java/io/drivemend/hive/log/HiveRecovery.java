package io.drivemend.hive.log;

import io.drivemend.files.IoReason;
import io.drivemend.hive.log.LogFiles.Kind;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be made of a hive that was not closed properly. Looking reads the hive and its logs, and writes nothing.
 *
 * @param plan what is applied and why, for showing
 * @param image the hive as it is with its logs; empty when they cannot be used
 */
public record HiveRecovery(ReplayPlan plan, Optional<HiveImage> image) {

  /**
   * Looks at a hive.
   *
   * @param hive the file; its logs are looked for beside it
   * @return empty for a hive that was closed properly, whose logs are nobody's business, and for what is no hive
   * @throws DriveMendException with {@code FILE_MISSING}, {@code NO_RIGHTS_TO_READ} or {@code FILE_UNREADABLE}
   */
  public static Optional<HiveRecovery> of(Path hive) throws DriveMendException {
    try {
      if (!Files.readAttributes(hive, BasicFileAttributes.class).isRegularFile()) {
        return Optional.empty();
      }
      Primary primary = Primary.read(hive);
      boolean isHive = primary.firstBinWritten().isPresent() && (primary.isTorn() || primary.head().type() == 0);
      return primary.isClean() || !isHive ? Optional.empty() : Optional.of(of(primary));
    } catch (NoSuchFileException e) {
      throw Problem.FILE_MISSING.causedBy(e, hive);
    } catch (AccessDeniedException e) {
      throw Problem.NO_RIGHTS_TO_READ.causedBy(e, hive);
    } catch (IOException e) {
      throw Problem.FILE_UNREADABLE.causedBy(e, hive, IoReason.of(e));
    }
  }

  private static HiveRecovery of(Primary primary) throws IOException {
    return Replay.of(primary, LogChoice.of(primary, examine(primary.file())));
  }

  private static List<ExaminedLog> examine(Path hive) throws IOException {
    LogFiles files = LogFiles.beside(hive);
    List<ExaminedLog> logs = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<Path> found = files.of(kind);
      if (found.size() == 1) {
        logs.add(ExaminedLog.of(kind, found.getFirst()));
      } else {
        logs.addAll(ExaminedLog.ambiguous(kind, found));
      }
    }
    return logs;
  }
}
