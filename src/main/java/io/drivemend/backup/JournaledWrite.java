package io.drivemend.backup;

import io.drivemend.files.IoReason;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.Problem.Outcome;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.registry.RegistryReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to write to a registry: with a verified backup of what is about to be replaced, whose state record says
 * that it begins before anything is written, and how it ended afterwards. Whenever the program is killed, the record
 * tells the next start what may stand there, and {@link Recovery} settles it.
 */
public final class JournaledWrite {

  private static final Logger LOG = LoggerFactory.getLogger(JournaledWrite.class);

  private final BackupStore store;
  private final VerifiedBackup backup;
  private final RegistryAccess registry;

  /**
   * @param backup made just before of the values that are to be written
   * @param registry the registry that it was made of
   */
  public JournaledWrite(BackupStore store, VerifiedBackup backup, RegistryAccess registry) {
    this.store = store;
    this.backup = backup;
    this.registry = registry;
  }

  /**
   * One value before and after, both as read from the registry.
   *
   * @param change what was planned
   * @param now what was read after the write
   */
  public record Written(ValueChange change, RegistryValue now) {}

  /**
   * Records that it begins, writes, reads back, and records that it is done.
   *
   * @return every value as it stands there now
   * @throws DriveMendException as {@link VerifiedBackup#write} says, {@code STORE_BUSY} when nothing was written; {@code
   *     NOT_AS_WRITTEN}, {@code NOT_READ_BACK} or {@code STATE_NOT_RECORDED} when the values were written
   */
  public List<Written> run() throws DriveMendException {
    return store.locked(() -> runLocked(() -> {}));
  }

  /** What has to be on the disk before the write may be called done. */
  @FunctionalInterface
  interface LastRecord {
    void write() throws IOException;
  }

  /**
   * As {@link #run}, within {@link BackupStore#locked}.
   *
   * @param before is recorded when the values were read back, and before this backup's own state
   */
  List<Written> runLocked(LastRecord before) throws DriveMendException {
    begin();
    LOG.info("Writing with backup {}", backup.id());
    try {
      backup.write(registry.writer(), backup.changes());
    } catch (DriveMendException e) {
      LOG.warn("The write failed", e);
      if (e.problem().outcome() != Outcome.FAILED_AFTER_WRITE) {
        recordFailure();
      }
      throw e;
    }
    List<Written> written = backup.readBack(this::readBack);
    try {
      before.write();
      store.record(backup.backup(), BackupState.APPLIED);
    } catch (IOException e) {
      throw Problem.STATE_NOT_RECORDED.causedBy(e, backup.id(), IoReason.of(e));
    }
    return written;
  }

  private void begin() throws DriveMendException {
    try {
      store.record(backup.backup(), BackupState.PREPARED);
    } catch (IOException e) {
      throw Problem.BACKUP_NOT_WRITTEN.causedBy(e, backup.backup().folder(), IoReason.of(e));
    }
  }

  /** The write has failed and changed nothing; that this cannot be recorded either must not hide the reason. */
  private void recordFailure() {
    try {
      store.record(backup.backup(), BackupState.FAILED);
    } catch (IOException e) {
      LOG.warn("The state of backup {} could not be recorded", backup.id(), e);
    }
  }

  private List<Written> readBack() throws DriveMendException {
    List<Written> written = new ArrayList<>();
    try (RegistryReader reader = registry.open()) {
      for (ValueChange change : backup.changes()) {
        Optional<RegistryValue> now = reader.value(change.where());
        if (!now.equals(Optional.of(change.after()))) {
          throw Problem.NOT_AS_WRITTEN.with(change.where(), backup.id());
        }
        written.add(new Written(change, now.get()));
      }
    }
    return written;
  }
}
