package io.drivemend.backup;

import io.drivemend.files.DurableFiles;
import io.drivemend.files.IoReason;
import io.drivemend.files.OwnerOnly;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A folder of backups, one folder each. A backup is written once; only its state changes. */
public final class BackupStore {

  private static final String UNFINISHED = ".unfinished";

  private final Path root;
  private final String program;
  private final Clock clock;

  /**
   * @param root where the backups stand; made when the first one is
   * @param program the program's name and version, for the manifest
   */
  public BackupStore(Path root, String program) {
    this(root, program, Clock.system(ZoneId.systemDefault()));
  }

  BackupStore(Path root, String program, Clock clock) {
    this.root = root.toAbsolutePath();
    this.program = program;
    this.clock = clock;
  }

  /** Where the backups stand, as an absolute path. */
  public Path root() {
    return root;
  }

  /**
   * Makes a backup, forces it to disk and reads it back. It appears under its name only when it is whole.
   *
   * @param progress takes each file as soon as it has read back as written
   * @throws DriveMendException with {@code BACKUP_NOT_WRITTEN}, {@code BACKUP_NOT_VERIFIED} or {@code CANCELLED}; then
   *     nothing is left behind
   */
  public VerifiedBackup create(BackupRequest request, Consumer<Manifest.SavedFile> progress)
      throws DriveMendException {
    OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    try {
      OwnerOnly.createFolders(root);
      String id = BackupId.free(root, now, label(request));
      Path unfinished = OwnerOnly.createFolder(root.resolve("." + id + UNFINISHED));
      try {
        Manifest description =
            new Manifest(
                id,
                program,
                now,
                System.getProperty("user.name", ""),
                request.windows(),
                request.source(),
                request.changes(),
                List.of());
        BackupWriter writer = new BackupWriter(request, unfinished, progress);
        writer.writeManifest(description.withFiles(writer.writeFiles(description)));
        DurableFiles.forceFolder(unfinished);
        DurableFiles.move(unfinished, root.resolve(id));
      } finally {
        deleteTree(unfinished);
      }
      return verify(find(id));
    } catch (ClosedByInterruptException e) {
      throw Problem.CANCELLED.causedBy(e);
    } catch (IOException e) {
      throw Problem.BACKUP_NOT_WRITTEN.causedBy(e, root, IoReason.of(e));
    }
  }

  /** What tells this backup from others in a list of names. */
  private static String label(BackupRequest request) {
    String machine = request.windows().machine();
    return machine.isEmpty() ? String.valueOf(Path.of(request.source().path()).getFileName()) : machine;
  }

  /** A folder that is listed: a backup, or why it cannot be read as one. */
  public sealed interface Listed {
    String id();

    /** A backup with a readable manifest. */
    record Sound(Backup backup) implements Listed {
      @Override
      public String id() {
        return backup.id();
      }
    }

    /** A folder whose manifest or state cannot be read. */
    record Broken(String id, Path folder, DriveMendException reason) implements Listed {}
  }

  /** All backups, the newest first. Integrity is not checked here. */
  public List<Listed> list() throws DriveMendException {
    List<Listed> listed = new ArrayList<>();
    for (Path folder : folders()) {
      String id = String.valueOf(folder.getFileName());
      try {
        listed.add(new Listed.Sound(find(id)));
      } catch (DriveMendException e) {
        listed.add(new Listed.Broken(id, folder, e));
      }
    }
    return listed;
  }

  private List<Path> folders() throws DriveMendException {
    try (Stream<Path> children = Files.list(root)) {
      return children
          .filter(child -> BackupId.isOne(String.valueOf(child.getFileName())))
          .filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw Problem.FILE_UNREADABLE.causedBy(e, root, IoReason.of(e));
    }
  }

  /**
   * Reads a backup's manifest and state. A state that cannot be read is {@link BackupState#UNKNOWN}.
   *
   * @throws DriveMendException with {@code BACKUP_MISSING}, {@code BACKUP_NOT_INTACT} or {@code BACKUP_SCHEMA_UNKNOWN}
   */
  public Backup find(String id) throws DriveMendException {
    Path folder = BackupId.isOne(id) ? root.resolve(id) : root;
    if (folder.equals(root) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw Problem.BACKUP_MISSING.with(id, root);
    }
    return new BackupReader(folder, id).read();
  }

  /**
   * Reads every file of a backup and proves it: against the checksums, and the old values against the .reg files.
   *
   * @throws DriveMendException with {@code BACKUP_NOT_INTACT} and the first difference
   */
  public VerifiedBackup verify(Backup backup) throws DriveMendException {
    return new BackupReader(backup.folder(), backup.id()).verify(backup);
  }

  /** Records how far the repair came, and returns when that is on the disk. */
  public void record(Backup backup, BackupState state) throws IOException {
    StateFile.write(backup.folder(), state);
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
