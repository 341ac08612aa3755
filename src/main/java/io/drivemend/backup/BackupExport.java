package io.drivemend.backup;

import io.drivemend.files.DurableFiles;
import io.drivemend.files.IoReason;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.ValueChange;
import io.drivemend.regfile.RegFileFormat;
import io.drivemend.regfile.RegFileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The values of a backup as one small .reg file, for a machine on which DriveMend does not run. Unlike the .reg files
 * among the backup's own, it has nothing of the rest of the key, which may have changed for good reasons since.
 */
public final class BackupExport {

  private BackupExport() {}

  /**
   * Writes a new file; neither one that is there nor one beside it is touched. For NT 4 it is a REGEDIT4 file, which alone
   * its regedit reads.
   *
   * @throws DriveMendException with {@code FILE_THERE}, {@code NO_RIGHTS_TO_BACK_UP} or {@code BACKUP_NOT_COPIED}
   */
  public static void write(VerifiedBackup backup, Path file) throws DriveMendException {
    RegFileFormat format =
        backup.backup().manifest().windows().isNt4() ? RegFileFormat.REGEDIT4 : RegFileFormat.VERSION_5;
    try {
      create(file, out -> write(backup, format, out));
    } catch (FileAlreadyExistsException e) {
      throw Problem.FILE_THERE.causedBy(e, file);
    } catch (AccessDeniedException e) {
      throw Problem.NO_RIGHTS_TO_BACK_UP.causedBy(e, file, IoReason.of(e));
    } catch (IOException e) {
      throw Problem.BACKUP_NOT_COPIED.causedBy(e, backup.id(), file, IoReason.of(e));
    }
  }

  private static void create(Path file, DurableFiles.Content content) throws IOException {
    try {
      DurableFiles.create(file, content);
      DurableFiles.forceFolderOf(file);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static void write(VerifiedBackup backup, RegFileFormat format, OutputStream out) throws IOException {
    try (RegFileWriter writer = RegFileWriter.open(out, format)) {
      for (ValueChange change : backup.changes()) {
        writer.key(change.where().key().physical(change.where().view()));
        writer.value(change.before());
      }
    }
  }
}
