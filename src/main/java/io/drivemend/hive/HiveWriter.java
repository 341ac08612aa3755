package io.drivemend.hive;

import io.drivemend.files.IoReason;
import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.KeyValue;
import io.drivemend.hive.log.HiveImage;
import io.drivemend.hive.log.HiveRecovery;
import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.ValueChange;
import io.drivemend.registry.RegistryWriter;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes values of a SOFTWARE hive whose data keeps its length. No cell is moved: a copy of the file gets the bytes
 * that differ and the base block that goes with them, is read back, and takes the hive's place in one step. Whenever
 * the program is stopped, the file under the hive's name is the whole old one or the whole new one.
 *
 * <p>A hive that was not closed properly is repaired together with its logs, once the technician has agreed to what they
 * hold, or not at all. The copy then gets their bytes first, and becomes a hive that was closed properly; {@link HiveImage}
 * says why Windows does not replay the logs over it. The hive is not touched before the swap, and the logs never are.
 *
 * <p>A symbolic link is followed, and stays. A hive with several names (hard links) is refused, since the swap would
 * part them.
 */
public final class HiveWriter implements RegistryWriter {

  private final Path file;
  private final Optional<ReplayPlan> agreed;
  private final InstantSource clock;
  private final Consumer<WriteStep> steps;

  /**
   * @param file the SOFTWARE hive
   */
  public HiveWriter(Path file) {
    this(file, Optional.empty());
  }

  /**
   * @param file the SOFTWARE hive
   * @param agreed what may be replayed into a hive that was not closed properly: exactly this, or nothing
   */
  public HiveWriter(Path file, Optional<ReplayPlan> agreed) {
    this(file, agreed, InstantSource.system(), step -> {});
  }

  /**
   * @param clock gives the hive's last-written moment
   * @param steps is told of each step when it is done
   */
  HiveWriter(Path file, Optional<ReplayPlan> agreed, InstantSource clock, Consumer<WriteStep> steps) {
    this.file = file;
    this.agreed = agreed;
    this.clock = clock;
    this.steps = steps;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Nothing at all is written when every value already is as it should be.
   *
   * @throws DriveMendException also with each problem of {@link HiveFile#open} and {@link HiveFile#requireSound}, {@code
   *     HIVE_IN_USE}, {@code REPLAY_NOT_AGREED}, {@code NO_ROOM_TO_REPLAY} and {@code HIVE_HAS_OTHER_NAMES}; the file is
   *     then byte for byte what it was
   */
  @Override
  public void write(List<ValueChange> changes) throws DriveMendException {
    try {
      Path hive = file.toRealPath();
      requireFile(hive);
      requireOneName(hive);
      requireUnused(hive);
      Fingerprint original = Fingerprint.of(hive);
      Plan plan = plan(hive, original, changes);
      steps.accept(WriteStep.CHECKED);
      if (!plan.patch().isEmpty()) {
        replace(hive, original, plan, changes);
      }
    } catch (NoSuchFileException e) {
      throw Problem.FILE_MISSING.causedBy(e, file);
    } catch (AccessDeniedException e) {
      throw Problem.NO_RIGHTS_TO_WRITE.causedBy(e, file, IoReason.of(e));
    } catch (EOFException e) {
      throw Problem.CHANGED_SINCE.causedBy(e, file); // the hive or a log became shorter
    } catch (IOException e) {
      throw failed(e, IoReason.of(e));
    }
  }

  @Override
  public void removeLeftovers() {
    LeftCopies.sweep(file, clock.instant());
  }

  private void requireFile(Path hive) throws IOException, DriveMendException {
    if (!Files.readAttributes(hive, BasicFileAttributes.class).isRegularFile()) {
      throw Problem.NOT_A_HIVE.with(file, "it is a folder, a pipe or a device");
    }
  }

  private void requireOneName(Path hive) throws IOException, DriveMendException {
    if (hive.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Files.getAttribute(hive, "unix:nlink") instanceof Integer names
        && names > 1) {
      throw Problem.HIVE_HAS_OTHER_NAMES.with(file, names);
    }
  }

  /**
   * Fails when another program holds a lock. Ours is let go at once: Windows replaces no file that is open, and
   * elsewhere closing any other channel on the file would end it. The comparison before the swap finds what is written
   * meanwhile.
   */
  private void requireUnused(Path hive) throws IOException, DriveMendException {
    try (FileChannel channel = FileChannel.open(hive, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw Problem.HIVE_IN_USE.with(file, "it is locked");
      }
    } catch (OverlappingFileLockException e) {
      throw Problem.HIVE_IN_USE.causedBy(e, file, "DriveMend itself has locked it");
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      if (HiveReplacement.posix(hive) == null) {
        throw Problem.HIVE_IN_USE.causedBy(e, file, IoReason.of(e)); // a sharing violation of Windows
      }
      throw e;
    }
  }

  /**
   * What is to be written.
   *
   * @param recovery what is replayed first; empty for a hive that was closed properly
   * @param unpatched the checksum of the hive as the patch finds it
   */
  private record Plan(Optional<HiveRecovery> recovery, String unpatched, BytePatch patch) {

    Optional<ReplayPlan> replay() {
      return recovery.map(HiveRecovery::plan);
    }
  }

  private Plan plan(Path hive, Fingerprint original, List<ValueChange> changes) throws IOException, DriveMendException {
    try (OpenHive open = OpenHive.open(hive)) {
      if (open.plan().isEmpty()) {
        return new Plan(open.recovery(), original.sha256(), patch(open, changes));
      }
      requireAgreed(open.plan().get());
      return new Plan(open.recovery(), Fingerprint.of(open.content()).sha256(), patch(open, changes));
    }
  }

  private void requireAgreed(ReplayPlan replay) throws DriveMendException {
    if (!replay.replayable()) {
      throw Problem.HIVE_DIRTY.with(file, replay.reason());
    }
    if (agreed.isEmpty()) {
      throw Problem.REPLAY_NOT_AGREED.with(file);
    }
    if (!replay.equals(agreed.get())) {
      throw Problem.CHANGED_SINCE.with(file);
    }
  }

  private BytePatch patch(OpenHive open, List<ValueChange> changes) throws DriveMendException {
    return RepairPatch.of(open.file(), file, changes, clock.instant(), open.plan().isPresent());
  }

  private void replace(Path hive, Fingerprint original, Plan plan, List<ValueChange> changes)
      throws IOException, DriveMendException {
    try (HiveReplacement replacement = HiveReplacement.copyOf(hive, clock.instant())) {
      steps.accept(WriteStep.COPIED);
      replacement.apply(plan.recovery().flatMap(HiveRecovery::image), plan.patch());
      replacement.requireSameOwner();
      steps.accept(WriteStep.PATCHED);
      boolean asPlanned =
          readsBack(replacement.copy(), changes)
              && Fingerprint.sha256Without(plan.patch(), replacement.copy()).equals(plan.unpatched());
      steps.accept(WriteStep.VERIFIED);
      if (!Fingerprint.of(hive).equals(original)
          || !HiveRecovery.of(hive).map(HiveRecovery::plan).equals(plan.replay())) {
        throw Problem.CHANGED_SINCE.with(file);
      }
      if (!asPlanned) {
        throw failed(null, "the copy is not the hive with the repair alone");
      }
      replacement.swapIn();
    }
    steps.accept(WriteStep.SWAPPED);
  }

  private boolean readsBack(Path copy, List<ValueChange> changes) throws DriveMendException {
    try (HiveFile written = HiveFile.open(copy)) {
      for (ValueChange change : changes) {
        Optional<KeyValue> record = RepairPatch.record(written, change.where());
        if (record.isEmpty() || !written.value(record.get()).equals(change.after())) {
          return false;
        }
      }
      return true;
    } catch (DriveMendException e) {
      throw failed(e, "the copy cannot be read back");
    }
  }

  private DriveMendException failed(@Nullable Exception cause, String reason) {
    return cause == null ? Problem.WRITE_FAILED.with(file, reason) : Problem.WRITE_FAILED.causedBy(cause, file, reason);
  }
}
