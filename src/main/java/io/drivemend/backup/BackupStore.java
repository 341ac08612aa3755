package io.drivemend.backup;

import io.drivemend.files.DurableFiles;
import io.drivemend.files.IoReason;
import io.drivemend.files.OwnerOnly;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of backups, one folder each. A backup is written once; only its state changes. */
public final class BackupStore {

  private static final Logger LOG = LoggerFactory.getLogger(BackupStore.class);

  /** Far longer than any backup takes, so that none that is being written by another program is swept away. */
  private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

  private final StoreRoot place;
  private final Path root;
  private final String program;
  private final Clock clock;

  /**
   * A store in a folder that somebody named.
   *
   * @param root where the backups stand; made when the first one is
   * @param program the program's name and version, for the manifest
   */
  public BackupStore(Path root, String program) {
    this(root, program, Clock.system(ZoneId.systemDefault()));
  }

  BackupStore(Path root, String program, Clock clock) {
    this(StoreRoot.named(root, new OwnerOnly()), program, clock);
  }

  BackupStore(StoreRoot place, String program, Clock clock) {
    this.place = place;
    this.root = place.path();
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
   * @throws DriveMendException with {@code NO_RIGHTS_TO_BACK_UP}, {@code BACKUP_NOT_WRITTEN}, {@code BACKUP_NOT_VERIFIED},
   *     {@code CANCELLED}, or why the place is not used; then nothing is left behind
   */
  public VerifiedBackup create(BackupRequest request, Consumer<Manifest.SavedFile> progress)
      throws DriveMendException {
    OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    try {
      place.make();
      sweep();
      String id = reserve(now, label(request));
      Path unfinished = BackupId.unfinished(root, id);
      try {
        write(description(id, now, request), request, progress);
        DurableFiles.move(unfinished, root.resolve(id));
      } catch (IOException | DriveMendException | RuntimeException e) {
        deleteTree(unfinished);
        throw e;
      }
      return readBack(id);
    } catch (ClosedByInterruptException e) {
      throw Problem.CANCELLED.causedBy(e);
    } catch (AccessDeniedException e) {
      throw Problem.NO_RIGHTS_TO_BACK_UP.causedBy(e, root, IoReason.of(e));
    } catch (IOException e) {
      throw Problem.BACKUP_NOT_WRITTEN.causedBy(e, root, IoReason.of(e));
    }
  }

  /** Reads the finished backup as any later program will. */
  private VerifiedBackup readBack(String id) throws IOException, DriveMendException {
    try {
      return verify(find(id));
    } catch (DriveMendException e) {
      deleteTree(root.resolve(id));
      throw Problem.BACKUP_NOT_VERIFIED.causedBy(e, root.resolve(id), e.sentence());
    }
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
        List.of());
  }

  private void write(Manifest description, BackupRequest request, Consumer<Manifest.SavedFile> progress)
      throws IOException, DriveMendException {
    Path unfinished = BackupId.unfinished(root, description.id());
    BackupWriter writer = new BackupWriter(request, unfinished, progress);
    writer.writeManifest(description.withFiles(writer.writeFiles(description)));
    DurableFiles.forceFolder(unfinished);
  }

  /**
   * Takes a name by making the folder for what is not finished, which only one program can. Whoever finished a backup of
   * that name between the look and the taking keeps it.
   */
  private String reserve(OffsetDateTime now, String label) throws IOException {
    while (true) {
      String id = BackupId.free(root, now, label);
      Path unfinished = BackupId.unfinished(root, id);
      try {
        place.folders().create(unfinished);
      } catch (FileAlreadyExistsException e) {
        LOG.debug("Another backup took the name {}", id, e);
        continue;
      }
      if (!BackupId.isThere(root.resolve(id))) {
        return id;
      }
      Files.deleteIfExists(unfinished);
    }
  }

  /** Removes what a program that was ended left half-written. That it cannot be removed stops no backup. */
  private void sweep() {
    Instant givenUp = clock.instant().minus(GIVEN_UP_AFTER);
    try {
      for (Path child : children()) {
        if (BackupId.isUnfinished(String.valueOf(child.getFileName()))) {
          sweep(child, givenUp);
        }
      }
    } catch (IOException e) {
      LOG.warn("Unfinished backups in {} cannot be looked for", root, e);
    }
  }

  private static void sweep(Path unfinished, Instant givenUp) {
    try {
      FileTime modified = Files.getLastModifiedTime(unfinished, LinkOption.NOFOLLOW_LINKS);
      if (modified.toInstant().isBefore(givenUp)) {
        deleteTree(unfinished);
        LOG.info("Removed the unfinished backup {}", unfinished);
      }
    } catch (IOException e) {
      LOG.warn("The unfinished backup {} cannot be removed", unfinished, e);
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

    /** A folder whose manifest cannot be read. */
    record Broken(String id, Path folder, DriveMendException reason) implements Listed {}
  }

  /**
   * All backups, the newest first. Integrity is not checked here.
   *
   * @throws DriveMendException with {@code NO_RIGHTS_TO_READ} or {@code FILE_UNREADABLE}, or why the place is not used
   */
  public List<Listed> list() throws DriveMendException {
    place.require();
    List<Listed> listed = new ArrayList<>();
    for (Path folder : folders()) {
      String id = String.valueOf(folder.getFileName());
      try {
        listed.add(new Listed.Sound(find(id)));
      } catch (DriveMendException e) {
        listed.add(new Listed.Broken(id, folder, e));
      }
    }
    listed.sort(Comparator.comparing(this::time).thenComparing(Listed::id).reversed());
    return listed;
  }

  /** Names tell local times, which summer time and journeys put in another order. */
  private Instant time(Listed listed) {
    return switch (listed) {
      case Listed.Sound(Backup backup) -> backup.manifest().created().toInstant();
      case Listed.Broken broken -> BackupId.time(broken.id(), clock.getZone());
    };
  }

  private List<Path> folders() throws DriveMendException {
    try {
      List<Path> folders =
          children().stream()
              .filter(child -> BackupId.isOne(String.valueOf(child.getFileName())))
              .filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
              .toList();
      // A drive that was pulled meanwhile must not look like one with fewer backups, or none.
      place.require();
      return folders;
    } catch (NoSuchFileException e) {
      place.require();
      return List.of();
    } catch (AccessDeniedException e) {
      throw Problem.NO_RIGHTS_TO_READ.causedBy(e, root);
    } catch (IOException e) {
      throw Problem.FILE_UNREADABLE.causedBy(e, root, IoReason.of(e));
    }
  }

  private List<Path> children() throws IOException {
    try (Stream<Path> children = Files.list(root)) {
      return children.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Reads a backup's manifest and state. A state that cannot be read is {@link BackupState#UNKNOWN}.
   *
   * @throws DriveMendException with {@code BACKUP_MISSING}, {@code BACKUP_NOT_INTACT}, {@code BACKUP_SCHEMA_UNKNOWN},
   *     {@code NO_RIGHTS_TO_READ} or {@code FILE_UNREADABLE}
   */
  public Backup find(String id) throws DriveMendException {
    if (!BackupId.isOne(id)) {
      throw Problem.BACKUP_MISSING.with(id, root);
    }
    place.require();
    Path folder = root.resolve(id);
    try {
      if (!Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isDirectory()) {
        throw Problem.BACKUP_MISSING.with(id, root);
      }
    } catch (AccessDeniedException e) {
      throw Problem.NO_RIGHTS_TO_READ.causedBy(e, root);
    } catch (NoSuchFileException e) {
      throw Problem.BACKUP_MISSING.causedBy(e, id, root);
    } catch (IOException e) {
      throw Problem.FILE_UNREADABLE.causedBy(e, root, IoReason.of(e));
    }
    return new BackupReader(folder, id).read();
  }

  /**
   * Reads every file of a backup and proves it: against the checksums, and the old values against the .reg files. This
   * finds damage and edits; it is no proof against whoever may write to the folder and makes all of its files anew.
   *
   * @throws DriveMendException with {@code BACKUP_NOT_INTACT} and the first difference, or {@code NO_RIGHTS_TO_READ}
   */
  public VerifiedBackup verify(Backup backup) throws DriveMendException {
    return new BackupReader(backup.folder(), backup.id()).verify(backup);
  }

  /** Records how far the repair came, and returns when that is on the disk. */
  public void record(Backup backup, BackupState state) throws IOException {
    StateFile.write(backup.folder(), state);
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!BackupId.isThere(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
