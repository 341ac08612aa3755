package io.drivemend.backup;

import io.drivemend.files.IoReason;
import io.drivemend.files.PrivateFolders;
import io.drivemend.files.SettingsFile;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Where backups go: to the standard folder, until another one is chosen, which then holds for every later run, too. There is
 * one for the whole program, and whoever needs the store asks for it anew, so that all speak of the same folder.
 */
public final class BackupPlace {

  private final Path standard;
  private final PrivateFolders folders;
  private final SettingsFile settings;
  private final String program;
  private StoreRoot root;
  private boolean remembered = true;
  private Optional<DriveMendException> ignored;

  /**
   * Reads the setting.
   *
   * @param standard the standard folder, inside a folder of the program's
   * @param folders makes folders with the rights that backups need on this system
   * @param settings where the choice is kept
   * @param program the program's name and version, for the manifests
   */
  public BackupPlace(Path standard, PrivateFolders folders, SettingsFile settings, String program) {
    this.standard = standard;
    this.folders = folders;
    this.settings = settings;
    this.program = program;
    StoreRoot found = StoreRoot.standard(standard, folders);
    Optional<DriveMendException> failure = Optional.empty();
    try {
      found = settings.backups().map(path -> StoreRoot.remembered(path, folders)).orElse(found);
    } catch (IOException e) {
      failure = Optional.of(Problem.SETTINGS_IGNORED.causedBy(e, settings.path(), IoReason.of(e)));
    }
    root = found;
    ignored = failure;
  }

  /** Why the setting could not be read, so that the standard folder is used; empty once another choice is kept. */
  public synchronized Optional<DriveMendException> ignoredSetting() {
    return ignored;
  }

  /** The store in the folder that is in use now. */
  public synchronized BackupStore store() {
    return store(root);
  }

  /** The store in a folder that is named for this time only. */
  public BackupStore storeIn(Path folder) {
    return store(StoreRoot.named(folder, folders));
  }

  private BackupStore store(StoreRoot place) {
    return new BackupStore(place, program, Clock.system(ZoneId.systemDefault()));
  }

  public synchronized boolean isStandard() {
    return root.kind() == StoreRoot.Kind.STANDARD;
  }

  /** Backups go to this folder from now on; it is made when the first one is. */
  public synchronized void keepIn(Path folder) {
    root = StoreRoot.named(folder, folders);
    remembered = false;
  }

  /** Backups go to the standard folder from now on. */
  public synchronized void keepInStandard() {
    root = StoreRoot.standard(standard, folders);
    remembered = false;
  }

  /**
   * Keeps the choice for later runs. To be called once a backup was made, so that a folder that cannot be written is never
   * remembered. Does nothing when nothing was chosen.
   *
   * @throws DriveMendException with {@code PLACE_NOT_REMEMBERED}; the choice holds for this run all the same
   */
  public void remember() throws DriveMendException {
    StoreRoot chosen;
    synchronized (this) {
      if (remembered) {
        return;
      }
      chosen = root;
    }
    boolean isStandard = chosen.kind() == StoreRoot.Kind.STANDARD;
    try {
      settings.keepBackups(isStandard ? Optional.empty() : Optional.of(chosen.path()));
    } catch (IOException e) {
      throw Problem.PLACE_NOT_REMEMBERED.causedBy(e, settings.path(), IoReason.of(e));
    }
    kept(chosen, isStandard ? chosen : StoreRoot.remembered(chosen.path(), folders));
  }

  private synchronized void kept(StoreRoot chosen, StoreRoot found) {
    ignored = Optional.empty();
    if (root.equals(chosen)) {
      root = found;
      remembered = true;
    }
  }
}
