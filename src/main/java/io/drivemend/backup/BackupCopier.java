package io.drivemend.backup;

import io.drivemend.files.DurableFiles;
import io.drivemend.files.DurableFiles.Written;
import io.drivemend.files.IoReason;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies one verified backup into a store whose lock the caller holds. What is copied is what the manifest names and no
 * other file; the copy appears under its name only when it is whole, and is then read back.
 */
final class BackupCopier {

  private final StoreFolder target;

  BackupCopier(StoreFolder target) {
    this.target = target;
  }

  /**
   * Copies.
   *
   * @param record what the copy's state record is to say
   * @param progress is told every few hundred kilobytes; what it throws ends the copying
   * @throws DriveMendException with {@code BACKUP_ALREADY_THERE}, {@code BACKUP_NOT_COPIED}, {@code
   *     NO_RIGHTS_TO_BACK_UP} or {@code CANCELLED}; then nothing is left behind
   */
  VerifiedBackup copy(VerifiedBackup backup, StateRecord record, CopyProgress progress) throws DriveMendException {
    String id = backup.id();
    if (BackupId.isThere(target.backup(id))) {
      throw Problem.BACKUP_ALREADY_THERE.with(target.root(), id);
    }
    try {
      Path unfinished = BackupId.unfinished(target.root(), id);
      try {
        target.place().folders().create(unfinished);
        copyFiles(backup, unfinished, progress);
        if (!record.equals(StateRecord.NONE)) {
          StateFile.write(unfinished, record);
        }
        DurableFiles.forceFolder(unfinished);
        DurableFiles.move(unfinished, target.backup(id));
      } catch (IOException | RuntimeException e) {
        StoreFolder.deleteTree(unfinished);
        throw e;
      }
      return readBack(backup);
    } catch (ClosedByInterruptException e) {
      throw Problem.CANCELLED.causedBy(e);
    } catch (AccessDeniedException e) {
      throw Problem.NO_RIGHTS_TO_BACK_UP.causedBy(e, target.root(), IoReason.of(e));
    } catch (IOException e) {
      throw notCopied(id, e, IoReason.of(e));
    }
  }

  private static void copyFiles(VerifiedBackup backup, Path unfinished, CopyProgress progress) throws IOException {
    List<Path> files =
        Stream.concat(
                backup.backup().manifest().files().stream().map(Manifest.SavedFile::name),
                Stream.of(BackupFiles.MANIFEST, BackupFiles.MANIFEST_SHA256))
            .map(backup.backup().folder()::resolve)
            .toList();
    long total = 0;
    for (Path file : files) {
      total += size(file);
    }
    long done = 0;
    for (Path file : files) {
      long before = done;
      long all = total;
      done += copy(file, unfinished.resolve(file.getFileName()), bytes -> progress.copied(before + bytes, all));
    }
  }

  /** What a link or a device gives would not be what was verified, and a pipe never ends. */
  private static long size(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file.getFileName() + " is not a regular file any more");
    }
    return Files.size(file);
  }

  private static long copy(Path from, Path to, LongConsumer progress) throws IOException {
    long size = size(from);
    try (InputStream in = Files.newInputStream(from, LinkOption.NOFOLLOW_LINKS)) {
      Written written = DurableFiles.create(to, out -> copy(in, out, size, progress));
      if (written.size() != size) {
        throw new IOException(from.getFileName() + " changed while it was copied");
      }
      return size;
    }
  }

  private static void copy(InputStream in, OutputStream out, long size, LongConsumer progress) throws IOException {
    byte[] buffer = new byte[1 << 18];
    long copied = 0;
    for (int read = in.read(buffer); read > 0 && copied < size; read = in.read(buffer)) {
      int wanted = (int) Math.min(read, size - copied);
      out.write(buffer, 0, wanted);
      copied += wanted;
      progress.accept(copied);
    }
  }

  /** The copy is the backup when it verifies and its manifest, which names every checksum, is the same. */
  private VerifiedBackup readBack(VerifiedBackup backup) throws IOException, DriveMendException {
    Path folder = target.backup(backup.id());
    try {
      BackupReader reader = new BackupReader(folder, backup.id());
      VerifiedBackup copy = reader.verify(reader.read());
      if (!copy.sha256().equals(backup.sha256())) {
        throw notCopied(backup.id(), null, "it did not read back as it was");
      }
      return copy;
    } catch (DriveMendException e) {
      StoreFolder.deleteTree(folder);
      throw e.problem() == Problem.BACKUP_NOT_COPIED ? e : notCopied(backup.id(), e, e.reason());
    }
  }

  private DriveMendException notCopied(String id, @Nullable Exception cause, String reason) {
    return cause == null
        ? Problem.BACKUP_NOT_COPIED.with(id, target.root(), reason)
        : Problem.BACKUP_NOT_COPIED.causedBy(cause, id, target.root(), reason);
  }
}
