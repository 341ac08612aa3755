package io.drivemend.source;

import io.drivemend.diagnosis.FolderProbe;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.SourceRef;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.windows.WindowsSystem;
import java.nio.file.Path;
import java.util.Optional;

/** Opens sources. */
public final class Sources {

  private final PracticeMachine practice;

  /**
   * @param practiceFolder where the practice machine stands; made when it is first opened
   */
  public Sources(Path practiceFolder) {
    practice = new PracticeMachine(practiceFolder);
  }

  /** Whether the running system is a Windows, whose registry can be read. */
  public boolean canReadThisComputer() {
    return WindowsSystem.isWindows();
  }

  /**
   * Finds and opens a source. Only the practice machine writes something: itself, where it does not exist.
   *
   * @throws DriveMendException with a problem whose outcome tells whether the source was refused or may not be read
   */
  public OpenedSource open(SourceChoice choice) throws DriveMendException {
    return switch (choice) {
      case SourceChoice.ThisComputer here -> thisComputer();
      case SourceChoice.WindowsFolder(Path folder) -> {
        WindowsInstallation windows = WindowsInstallation.find(folder);
        yield hive(folder.toString(), windows.software(), windows.system(), windows.probe());
      }
      case SourceChoice.HiveFile(Path software, Optional<Path> system) ->
          hive(software.toString(), software, system, FolderProbe.BLIND);
      case SourceChoice.PracticeMachine machine -> {
        practice.makeIfMissing();
        yield hive("the practice machine", practice.software(), Optional.of(practice.system()), FolderProbe.BLIND);
      }
    };
  }

  /** Makes the practice machine anew, with its fault. */
  public void resetPractice() throws DriveMendException {
    practice.make();
  }

  /**
   * Opens the registry that a backup was made of.
   *
   * @param windows the Windows that the backup was made of
   * @throws DriveMendException with {@code OTHER_MACHINE} when this is another Windows than the backup's, with {@code
   *     FILE_MISSING} when its hive is not there any more, or as {@link #open} does
   */
  public RegistryAccess reopen(SourceRef ref, WindowsIdentity windows, String backupId) throws DriveMendException {
    return switch (ref.kind()) {
      case LIVE -> {
        OpenedSource here = thisComputer();
        String name = WindowsSystem.computerName();
        if (!name.equalsIgnoreCase(windows.machine())) {
          throw Problem.OTHER_MACHINE.with(backupId, windows.machine(), name);
        }
        yield here.registry();
      }
      case HIVE -> SavedHive.reopen(ref, windows, backupId);
    };
  }

  private static OpenedSource thisComputer() throws DriveMendException {
    if (!WindowsSystem.isWindows()) {
      throw Problem.NOT_ON_WINDOWS.with(System.getProperty("os.name"));
    }
    return new OpenedSource(
        "this computer (" + WindowsSystem.computerName() + ")",
        SourceRef.THIS_COMPUTER,
        new LiveAccess(),
        Optional.of(WindowsSystem.windowsDirectory()),
        new LiveFolderProbe());
  }

  private static OpenedSource hive(String name, Path software, Optional<Path> system, FolderProbe folders)
      throws DriveMendException {
    HiveAccess access = HiveAccess.to(software, system);
    return new OpenedSource(
        name, new SourceRef(SourceRef.Kind.HIVE, access.software().toString()), access, Optional.empty(), folders);
  }
}
