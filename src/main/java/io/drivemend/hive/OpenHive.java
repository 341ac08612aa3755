package io.drivemend.hive;

import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.log.HiveRecovery;
import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A hive that is open for reading: the file itself, or where it was not closed properly, a private copy in which its logs
 * are replayed. Where they cannot be used, the file is read as it is.
 *
 * @param file what is read
 * @param content the file that is read
 * @param recovery what was made of a hive that was not closed properly; empty for one that was
 * @param copy the copy, which closing removes; empty when the file itself is read
 */
record OpenHive(HiveFile file, Path content, Optional<HiveRecovery> recovery, Optional<PrivateCopy> copy)
    implements AutoCloseable {

  /**
   * Opens a hive.
   *
   * @throws DriveMendException as {@link HiveFile#open} says, but never with {@code HIVE_DIRTY} for a file that can be
   *     read as it is; also with {@code NO_ROOM_TO_REPLAY}
   */
  static OpenHive open(Path hive) throws DriveMendException {
    try {
      return new OpenHive(HiveFile.open(hive), hive, Optional.empty(), Optional.empty());
    } catch (DriveMendException e) {
      // A torn base block need not even begin as one.
      boolean mayBeDirty = e.problem() == Problem.HIVE_DIRTY || e.problem() == Problem.NOT_A_HIVE;
      Optional<HiveRecovery> recovery = mayBeDirty ? HiveRecovery.of(hive) : Optional.empty();
      return recovered(hive, recovery.orElseThrow(() -> e));
    }
  }

  private static OpenHive recovered(Path hive, HiveRecovery recovery) throws DriveMendException {
    if (recovery.image().isEmpty()) {
      return new OpenHive(HiveFile.openEvenDirty(hive), hive, Optional.of(recovery), Optional.empty());
    }
    PrivateCopy copy = PrivateCopy.of(hive, recovery.image().get());
    try {
      HiveFile file = HiveFile.openCopy(copy.file(), hive + " with its logs");
      return new OpenHive(file, copy.file(), Optional.of(recovery), Optional.of(copy));
    } catch (DriveMendException e) {
      copy.close();
      throw e;
    }
  }

  /** What is replayed, or why nothing is; empty for a hive that was closed properly. */
  Optional<ReplayPlan> plan() {
    return recovery.map(HiveRecovery::plan);
  }

  @Override
  public void close() {
    file.close();
    copy.ifPresent(PrivateCopy::close);
  }
}
