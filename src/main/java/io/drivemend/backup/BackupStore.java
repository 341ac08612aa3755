package io.drivemend.backup;

import io.drivemend.files.IoReason;
import io.drivemend.files.OwnerOnly;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of backups, one folder each. A backup is written once; only its state changes. One program at a time changes
 * the store; any number may read it.
 */
public final class BackupStore {

  private static final Logger LOG = LoggerFactory.getLogger(BackupStore.class);

  private final StoreFolder folder;
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

  BackupStore(StoreRoot root, String program, Clock clock) {
    this.folder = new StoreFolder(root);
    this.program = program;
    this.clock = clock;
  }

  /** Where the backups stand, as an absolute path. */
  public Path root() {
    return folder.root();
  }

  /** Work on a store that no other program may do at the same time. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws DriveMendException;
  }

  /**
   * Keeps every other program from changing the store as long as the work takes, and begins with removing what a killed
   * one left half-made. The public methods here that change something do so themselves.
   *
   * @throws DriveMendException with {@code STORE_BUSY}, {@code NO_RIGHTS_TO_BACK_UP}, {@code BACKUP_NOT_WRITTEN} or {@code
   *     CANCELLED} when nothing was begun, or as the work does
   */
  <T> T locked(Work<T> work) throws DriveMendException {
    StoreLock lock = lock();
    try {
      folder.sweep();
      return work.run();
    } finally {
      lock.close();
    }
  }

  private StoreLock lock() throws DriveMendException {
    try {
      folder.place().make();
      return StoreLock.acquire(root());
    } catch (AccessDeniedException e) {
      throw Problem.NO_RIGHTS_TO_BACK_UP.causedBy(e, root(), IoReason.of(e));
    } catch (IOException e) {
      throw Problem.BACKUP_NOT_WRITTEN.causedBy(e, root(), IoReason.of(e));
    }
  }

  /**
   * Makes a backup, forces it to disk and reads it back. It appears under its name only when it is whole.
   *
   * @param progress takes each file as soon as it has read back as written
   * @throws DriveMendException with {@code STORE_BUSY}, {@code NO_RIGHTS_TO_BACK_UP}, {@code BACKUP_NOT_WRITTEN}, {@code
   *     BACKUP_NOT_VERIFIED} or {@code CANCELLED}; then nothing is left behind
   */
  public VerifiedBackup create(BackupRequest request, Consumer<Manifest.SavedFile> progress)
      throws DriveMendException {
    return locked(() -> createLocked(request, progress));
  }

  /** As {@link #create}, within {@link #locked}. */
  VerifiedBackup createLocked(BackupRequest request, Consumer<Manifest.SavedFile> progress)
      throws DriveMendException {
    return new BackupMaker(folder, program).make(request, now(), progress);
  }

  /** A folder that is listed: a backup, or why it cannot be read as one. */
  public sealed interface Listed {
    String id();

    Path folder();

    /** A backup with a readable manifest. */
    record Sound(Backup backup) implements Listed {
      @Override
      public String id() {
        return backup.id();
      }

      @Override
      public Path folder() {
        return backup.folder();
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
    List<Listed> listed = new ArrayList<>();
    for (Path backup : folder.backups()) {
      listed.add(listed(String.valueOf(backup.getFileName()), backup));
    }
    listed.sort(Comparator.comparing(this::time).thenComparing(Listed::id).reversed());
    return listed;
  }

  private Listed listed(String id, Path backup) {
    try {
      return new Listed.Sound(find(id));
    } catch (DriveMendException e) {
      return new Listed.Broken(id, backup, e);
    }
  }

  /** Names tell local times, which summer time and journeys put in another order. */
  private Instant time(Listed listed) {
    return switch (listed) {
      case Listed.Sound(Backup backup) -> backup.manifest().created().toInstant();
      case Listed.Broken broken -> BackupId.time(broken.id(), clock.getZone());
    };
  }

  /**
   * Reads a backup's manifest and state. A state that cannot be read is {@link BackupState#UNKNOWN}.
   *
   * @throws DriveMendException with {@code BACKUP_MISSING}, {@code BACKUP_NOT_INTACT}, {@code BACKUP_SCHEMA_UNKNOWN},
   *     {@code NO_RIGHTS_TO_READ} or {@code FILE_UNREADABLE}
   */
  public Backup find(String id) throws DriveMendException {
    return new BackupReader(folder.require(id), id).read();
  }

  /**
   * Reads every file of a backup and proves it: against the checksums, and the old values against the .reg files and the
   * copy of the hive. This finds damage and edits; it is no proof against whoever may write to the folder and makes all
   * of its files anew.
   *
   * @throws DriveMendException with {@code BACKUP_NOT_INTACT} and the first difference, or {@code NO_RIGHTS_TO_READ}
   */
  public VerifiedBackup verify(Backup backup) throws DriveMendException {
    return new BackupReader(backup.folder(), backup.id()).verify(backup);
  }

  /** Records how far the repair came, and returns when that is on the disk. */
  void record(Backup backup, BackupState state) throws IOException {
    if (state == BackupState.UNKNOWN) {
      throw new IllegalArgumentException("that nothing is known is not to be recorded");
    }
    StateFile.write(backup.folder(), StateFile.read(backup.folder()).with(state, now()));
  }

  /**
   * Records that a backup was put back. Where it had been made before a restore, that restore is thereby taken back: then
   * the repair stands there again that was restored, and its backup is needed again. And so on along the chain.
   */
  void recordRestored(Backup backup) throws IOException {
    record(backup, BackupState.RESTORED);
    Set<String> done = new HashSet<>(Set.of(backup.id()));
    Optional<Backup> next = restoredWith(backup);
    while (next.isPresent() && done.add(next.get().id())) {
      Backup earlier = next.get();
      if (earlier.state() == BackupState.APPLIED || earlier.state() == BackupState.RESTORED) {
        record(earlier, standsThereWith(backup, earlier) ? BackupState.RESTORED : BackupState.APPLIED);
      }
      next = restoredWith(earlier);
    }
  }

  /** The backup that was put back when another was made for safety. It may be gone by now, which changes nothing. */
  private Optional<Backup> restoredWith(Backup safety) {
    try {
      Optional<String> id = safety.manifest().restores();
      return id.isPresent() ? Optional.of(find(id.get())) : Optional.empty();
    } catch (DriveMendException e) {
      LOG.info("What was restored with {} cannot be read: {}", safety.id(), e.sentence());
      return Optional.empty();
    }
  }

  /** Whether, now that a backup was put back, all values of another stand there with it. */
  private static boolean standsThereWith(Backup restored, Backup other) {
    return restored.manifest().source().equals(other.manifest().source())
        && other.manifest().changes().stream()
            .allMatch(
                wanted ->
                    restored.manifest().changes().stream()
                        .anyMatch(
                            now -> now.where().equals(wanted.where()) && now.before().equals(wanted.before())));
  }

  /**
   * Removes what killed programs left half-written or half-deleted. Every change of the store begins with that anyway.
   *
   * @throws DriveMendException as {@link #create} says of a store that cannot be written to
   */
  public void removeLeftovers() throws DriveMendException {
    if (BackupId.isThere(root())) {
      locked(() -> true);
    }
  }

  /**
   * The interrupted repairs and restores: they were about to write, and never said that they had.
   *
   * @throws DriveMendException as {@link #list} does
   */
  public List<Backup> interrupted() throws DriveMendException {
    List<Backup> interrupted = new ArrayList<>();
    for (Listed listed : list()) {
      if (listed instanceof Listed.Sound(Backup backup) && backup.state() == BackupState.PREPARED) {
        interrupted.add(backup);
      }
    }
    return interrupted;
  }

  /**
   * Copies a backup to another drive, below its own name, with its state as it is now.
   *
   * @param place a folder that is there, which is then a store of its own: made anew, that of a stick that was pulled out
   *     would be one on this machine's disk
   * @param progress is told how far it came
   * @throws DriveMendException with {@code FILE_MISSING}; as {@link BackupCopier#copy} says
   */
  public VerifiedBackup copyTo(VerifiedBackup backup, Path place, CopyProgress progress) throws DriveMendException {
    BackupStore target = new BackupStore(at(place), program, clock);
    if (!BackupId.isThere(target.root())) {
      throw Problem.FILE_MISSING.with(target.root());
    }
    StateRecord record = StateFile.read(backup.backup().folder());
    return target.locked(() -> new BackupCopier(target.folder).copy(backup, record, progress));
  }

  /**
   * What could be brought in from a folder: the backup that it is, whatever the folder is called, or those in it.
   *
   * @throws DriveMendException with {@code NO_BACKUP_IN_FOLDER}, {@code NO_RIGHTS_TO_READ} or {@code FILE_UNREADABLE}
   */
  public List<Listed> importable(Path place) throws DriveMendException {
    Path from = place.toAbsolutePath();
    if (BackupId.isThere(from.resolve(BackupFiles.MANIFEST))) {
      try {
        return List.of(new Listed.Sound(BackupReader.ofAnyName(from).read()));
      } catch (DriveMendException e) {
        return List.of(new Listed.Broken(String.valueOf(from.getFileName()), from, e));
      }
    }
    List<Listed> listed = new BackupStore(at(from), program, clock).list();
    if (listed.isEmpty()) {
      throw Problem.NO_BACKUP_IN_FOLDER.with(from);
    }
    return listed;
  }

  /**
   * Verifies a backup where it is and copies it into this store. Which machine it was made of is not asked here.
   *
   * @param backup one of {@link #importable}
   * @param progress is told how far it came
   * @throws DriveMendException with {@code BACKUP_NOT_INTACT}, {@code NO_RIGHTS_TO_READ}, or as {@link BackupCopier#copy}
   */
  public VerifiedBackup importFrom(Backup backup, CopyProgress progress) throws DriveMendException {
    VerifiedBackup verified = verify(backup);
    StateRecord record = backup.record().importedFrom(backup.folder().toString());
    return locked(() -> new BackupCopier(folder).copy(verified, record, progress));
  }

  /**
   * What would be lost with a backup: a value of a repair that was not taken back, and that no other intact backup has.
   *
   * @return in words, to stand after "the last one that holds"; empty when nothing would be lost
   * @throws DriveMendException as {@link #list} does
   */
  public Optional<String> lostWith(Listed backup) throws DriveMendException {
    return new WayBack(this).lostWith(backup);
  }

  /** Whether a backup may be deleted although nothing else holds the values that its repair replaced. */
  public enum Deletion {
    NOT_THE_LAST,
    EVEN_THE_LAST
  }

  /**
   * Deletes a backup, intact or not. It is out of the list in one step.
   *
   * @throws DriveMendException with {@code LAST_WAY_BACK}, {@code BACKUP_MISSING}, {@code STORE_BUSY}, {@code
   *     NO_RIGHTS_TO_BACK_UP}, or {@code BACKUP_NOT_DELETED} when a part of it may be left
   */
  public void delete(Listed backup, Deletion which) throws DriveMendException {
    locked(
        () -> {
          // Its repair may have been made, or be taken back, since somebody looked at the list.
          Listed now = listed(backup.id(), folder.require(backup.id()));
          Optional<String> lost = which == Deletion.NOT_THE_LAST ? lostWith(now) : Optional.empty();
          if (lost.isPresent()) {
            throw Problem.LAST_WAY_BACK.with(backup.id(), lost.get());
          }
          delete(backup.id());
          return true;
        });
  }

  private void delete(String id) throws DriveMendException {
    try {
      folder.delete(id);
    } catch (AccessDeniedException e) {
      throw Problem.NO_RIGHTS_TO_BACK_UP.causedBy(e, root(), IoReason.of(e));
    } catch (IOException e) {
      throw Problem.BACKUP_NOT_DELETED.causedBy(e, id, IoReason.of(e));
    }
  }

  private StoreRoot at(Path place) {
    return StoreRoot.named(place, folder.place().folders());
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
  }
}
