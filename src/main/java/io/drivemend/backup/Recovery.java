package io.drivemend.backup;

import io.drivemend.backup.Restore.Comparison;
import io.drivemend.backup.Restore.Today;
import io.drivemend.files.IoReason;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.ValueChange;
import io.drivemend.registry.NamedRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles a repair or restore that was interrupted: its backup says that it was about to write, and not how that ended.
 * What stands in the registry tells.
 */
public final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final BackupStore store;
  private final VerifiedBackup backup;
  private final NamedRegistry target;

  /**
   * @param backup one of {@link BackupStore#interrupted}; it may have been brought in from another machine
   * @param target the registry that it was made of, if it is of this machine
   */
  public Recovery(BackupStore store, VerifiedBackup backup, NamedRegistry target) {
    this.store = store;
    this.backup = backup;
    this.target = target;
  }

  /** How far the interrupted work came. */
  public enum Progress {
    NOTHING_WRITTEN,
    PARTLY_WRITTEN,
    ALL_WRITTEN,
    /** Something else stands there by now; only a restore, which shows all three values, can go on from here. */
    CHANGED_SINCE
  }

  /** What is to become of work that was done in part; work that was done wholly or not at all is only recorded. */
  public enum Choice {
    FINISH,
    UNDO
  }

  /**
   * Looks how far it came. Reads only.
   *
   * @throws DriveMendException with {@code OTHER_MACHINE}: what stands in its registry tells nothing of this work
   */
  public Progress progress() throws DriveMendException {
    return progress(compare());
  }

  private List<Comparison> compare() throws DriveMendException {
    Restore.requireSameMachine(backup, target);
    return Restore.compare(backup, target.access());
  }

  /** The same, of values that were read already. */
  public static Progress progress(List<Comparison> values) {
    long old = values.stream().filter(value -> value.today() == Today.AS_BACKED_UP).count();
    long written = values.stream().filter(value -> value.today() == Today.AS_LEFT).count();
    if (old + written < values.size()) {
      return Progress.CHANGED_SINCE;
    }
    return old == 0 ? Progress.ALL_WRITTEN : written == 0 ? Progress.NOTHING_WRITTEN : Progress.PARTLY_WRITTEN;
  }

  /**
   * Completes or undoes what was done in part, reads back, and records how it ended. Also removes what the killed program
   * left beside the registry.
   *
   * @return {@code ALL_WRITTEN} when the work is now complete, {@code NOTHING_WRITTEN} when the old values stand there
   * @throws DriveMendException with {@code NOT_INTERRUPTED}, {@code OTHER_MACHINE}, {@code NOT_AS_LEFT} or {@code STORE_BUSY}
   *     when nothing was written; otherwise as {@link VerifiedBackup#write} says, {@code NOT_READ_BACK}, {@code NOT_AS_WRITTEN} or {@code
   *     STATE_NOT_RECORDED}
   */
  public Progress settle(Choice choice) throws DriveMendException {
    return store.locked(() -> settleLocked(choice));
  }

  private Progress settleLocked(Choice choice) throws DriveMendException {
    requireInterrupted();
    List<Comparison> values = compare();
    Progress found = progress(values);
    if (found == Progress.CHANGED_SINCE) {
      throw Problem.NOT_AS_LEFT.with(first(values, Today.OTHER).change().where(), backup.id());
    }
    target.access().writer().removeLeftovers();
    Progress settled = found == Progress.PARTLY_WRITTEN ? write(values, choice) : found;
    record(settled);
    return settled;
  }

  private void requireInterrupted() throws DriveMendException {
    BackupState state = store.find(backup.id()).state();
    if (state != BackupState.PREPARED) {
      throw Problem.NOT_INTERRUPTED.with(backup.id(), state.id());
    }
  }

  private Progress write(List<Comparison> values, Choice choice) throws DriveMendException {
    Progress goal =
        switch (choice) {
          case FINISH -> write(values, Today.AS_BACKED_UP, Function.identity(), Progress.ALL_WRITTEN);
          case UNDO -> write(values, Today.AS_LEFT, ValueChange::reversed, Progress.NOTHING_WRITTEN);
        };
    List<Comparison> now = backup.readBack(this::compare);
    if (progress(now) != goal) {
      throw Problem.NOT_AS_WRITTEN.with(now.getFirst().change().where(), backup.id());
    }
    return goal;
  }

  private Progress write(
      List<Comparison> values, Today which, Function<ValueChange, ValueChange> how, Progress goal)
      throws DriveMendException {
    List<ValueChange> changes =
        values.stream().filter(value -> value.today() == which).map(Comparison::change).map(how).toList();
    backup.write(target.access().writer(), changes);
    return goal;
  }

  private void record(Progress settled) throws DriveMendException {
    Optional<String> restored = backup.backup().manifest().restores();
    try {
      if (settled == Progress.ALL_WRITTEN && restored.isPresent()) {
        recordRestored(restored.get());
      }
      store.record(
          backup.backup(), settled == Progress.ALL_WRITTEN ? BackupState.APPLIED : BackupState.FAILED);
    } catch (IOException e) {
      throw Problem.STATE_NOT_RECORDED.causedBy(e, backup.id(), IoReason.of(e));
    }
  }

  /** The backup that the interrupted restore put back may be gone by now; that changes nothing in the registry. */
  private void recordRestored(String id) throws IOException {
    try {
      store.recordRestored(store.find(id));
    } catch (DriveMendException e) {
      LOG.info("The restored backup {} cannot be read", id, e);
    }
  }

  private static Comparison first(List<Comparison> values, Today which) {
    return values.stream().filter(value -> value.today() == which).findFirst().orElseThrow();
  }
}
