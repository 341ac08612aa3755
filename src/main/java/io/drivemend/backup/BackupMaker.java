package io.drivemend.backup;

import io.drivemend.files.DurableFiles;
import io.drivemend.files.IoReason;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;

/** Makes one backup in a store whose lock the caller holds. It appears under its name only when it is whole. */
final class BackupMaker {

  private final StoreFolder store;
  private final String program;

  /**
   * @param program the program's name and version
   */
  BackupMaker(StoreFolder store, String program) {
    this.store = store;
    this.program = program;
  }

  /**
   * Writes the backup, forces it to disk and reads it back.
   *
   * @param now when, in whole seconds
   * @throws DriveMendException as {@link BackupStore#create} says; then nothing is left behind
   */
  VerifiedBackup make(BackupRequest request, OffsetDateTime now, Consumer<Manifest.SavedFile> progress)
      throws DriveMendException {
    try {
      String id = BackupId.free(store.root(), now, label(request));
      Path unfinished = BackupId.unfinished(store.root(), id);
      try {
        store.place().folders().create(unfinished);
        write(unfinished, description(id, now, request), request, progress);
        DurableFiles.move(unfinished, store.backup(id));
      } catch (IOException | DriveMendException | RuntimeException e) {
        StoreFolder.deleteTree(unfinished);
        throw e;
      }
      return readBack(id);
    } catch (ClosedByInterruptException e) {
      throw Problem.CANCELLED.causedBy(e);
    } catch (AccessDeniedException e) {
      throw Problem.NO_RIGHTS_TO_BACK_UP.causedBy(e, store.root(), IoReason.of(e));
    } catch (IOException e) {
      throw Problem.BACKUP_NOT_WRITTEN.causedBy(e, store.root(), IoReason.of(e));
    }
  }

  /** What tells this backup from others in a list of names. */
  private static String label(BackupRequest request) {
    String machine = request.windows().machine();
    return machine.isEmpty() ? String.valueOf(Path.of(request.source().path()).getFileName()) : machine;
  }

  private Manifest description(String id, OffsetDateTime now, BackupRequest request) {
    return new Manifest(
        id,
        program,
        now,
        System.getProperty("user.name", ""),
        request.windows(),
        request.source(),
        request.changes(),
        request.restores(),
        List.of());
  }

  private static void write(
      Path folder, Manifest description, BackupRequest request, Consumer<Manifest.SavedFile> progress)
      throws IOException, DriveMendException {
    BackupWriter writer = new BackupWriter(request, folder, progress);
    writer.writeManifest(description.withFiles(writer.writeFiles(description)));
    DurableFiles.forceFolder(folder);
  }

  /** Reads the finished backup as any later program will. */
  private VerifiedBackup readBack(String id) throws IOException, DriveMendException {
    Path folder = store.backup(id);
    try {
      BackupReader reader = new BackupReader(folder, id);
      return reader.verify(reader.read());
    } catch (DriveMendException e) {
      StoreFolder.deleteTree(folder);
      throw Problem.BACKUP_NOT_VERIFIED.causedBy(e, folder, e.reason());
    }
  }
}
