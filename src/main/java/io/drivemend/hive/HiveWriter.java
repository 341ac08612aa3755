package io.drivemend.hive;

import io.drivemend.files.IoReason;
import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.KeyValue;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.ValueChange;
import io.drivemend.registry.RegistryWriter;
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
 * <p>A symbolic link is followed, and stays. A hive with several names (hard links) is refused, since the swap would
 * part them.
 */
public final class HiveWriter implements RegistryWriter {

  private final Path file;
  private final InstantSource clock;
  private final Consumer<WriteStep> steps;

  /**
   * @param file the SOFTWARE hive
   */
  public HiveWriter(Path file) {
    this(file, InstantSource.system(), step -> {});
  }

  /**
   * @param clock gives the hive's last-written moment
   * @param steps is told of each step when it is done
   */
  HiveWriter(Path file, InstantSource clock, Consumer<WriteStep> steps) {
    this.file = file;
    this.clock = clock;
    this.steps = steps;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Nothing at all is written when every value already is as it should be.
   *
   * @throws DriveMendException also with each problem of {@link HiveFile#open} and {@link HiveFile#requireSound}, {@code
   *     HIVE_IN_USE} and {@code HIVE_HAS_OTHER_NAMES}; the file is then byte for byte what it was
   */
  @Override
  public void write(List<ValueChange> changes) throws DriveMendException {
    try {
      Path hive = file.toRealPath();
      requireFile(hive);
      requireOneName(hive);
      requireUnused(hive);
      Fingerprint original = Fingerprint.of(hive);
      BytePatch patch = plan(hive, changes);
      steps.accept(WriteStep.CHECKED);
      if (!patch.isEmpty()) {
        replace(hive, original, patch, changes);
      }
    } catch (NoSuchFileException e) {
      throw Problem.FILE_MISSING.causedBy(e, file);
    } catch (AccessDeniedException e) {
      throw Problem.NO_RIGHTS_TO_WRITE.causedBy(e, file, IoReason.of(e));
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

  private BytePatch plan(Path hive, List<ValueChange> changes) throws DriveMendException {
    try (HiveFile opened = HiveFile.open(hive)) {
      return RepairPatch.of(opened, file, changes, clock.instant());
    }
  }

  private void replace(Path hive, Fingerprint original, BytePatch patch, List<ValueChange> changes)
      throws IOException, DriveMendException {
    try (HiveReplacement replacement = HiveReplacement.copyOf(hive, clock.instant())) {
      steps.accept(WriteStep.COPIED);
      replacement.apply(patch);
      replacement.requireSameOwner();
      steps.accept(WriteStep.PATCHED);
      boolean asPlanned =
          readsBack(replacement.copy(), changes)
              && Fingerprint.sha256Without(patch, replacement.copy()).equals(original.sha256());
      steps.accept(WriteStep.VERIFIED);
      if (!Fingerprint.of(hive).equals(original)) {
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
