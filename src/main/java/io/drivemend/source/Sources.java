package io.drivemend.source;

import io.drivemend.diagnosis.Diagnoser;
import io.drivemend.diagnosis.FolderProbe;
import io.drivemend.diagnosis.VolumeProbe;
import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.SourceRef;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.NamedRegistry;
import io.drivemend.registry.RegistryReader;
import io.drivemend.source.volume.HiveVolume;
import io.drivemend.windows.WindowsSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sources. */
public final class Sources {

  private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

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

  /** The name of the running Windows, to tell whose a backup is; empty on other systems and when it cannot be read. */
  public Optional<String> thisMachine() {
    try {
      return canReadThisComputer() ? Optional.of(WindowsSystem.computerName()) : Optional.empty();
    } catch (DriveMendException e) {
      LOG.info("The name of this computer cannot be read: {}", e.sentence());
      return Optional.empty();
    }
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
        yield hive(folder.toString(), windows.software(), windows.system(), windows.probe(), HiveVolume::new);
      }
      case SourceChoice.HiveFile(Path software, Optional<Path> system) ->
          hive(software.toString(), software, system, FolderProbe.BLIND, HiveVolume::new);
      case SourceChoice.PracticeMachine machine -> {
        practice.makeIfMissing();
        yield hive(
            "the practice machine",
            practice.software(),
            Optional.of(practice.system()),
            FolderProbe.BLIND,
            software -> VolumeProbe.NONE);
      }
    };
  }

  /**
   * The hive files behind a choice, SOFTWARE first, also of one whose registry cannot be opened.
   *
   * @return none for the running Windows
   * @throws DriveMendException when there is no Windows
   */
  public List<Path> hiveFiles(SourceChoice choice) throws DriveMendException {
    return switch (choice) {
      case SourceChoice.ThisComputer here -> List.of();
      case SourceChoice.WindowsFolder(Path folder) -> {
        WindowsInstallation windows = WindowsInstallation.find(folder);
        yield both(windows.software(), windows.system());
      }
      case SourceChoice.HiveFile(Path software, Optional<Path> system) -> both(software, system);
      case SourceChoice.PracticeMachine machine -> List.of(practice.software(), practice.system());
    };
  }

  private static List<Path> both(Path software, Optional<Path> system) {
    return Stream.concat(Stream.of(software), system.stream()).toList();
  }

  /** Makes the practice machine anew, with its fault. */
  public void resetPractice() throws DriveMendException {
    practice.make();
  }

  /**
   * Opens the registry that a backup was made of. Whether a running registry is that of the same machine is for the
   * caller to compare.
   *
   * @throws DriveMendException with {@code OTHER_HIVE} when another hive stands at its place now, with {@code FILE_MISSING}
   *     when none does, or as {@link #open} does
   */
  public NamedRegistry reopen(SavedRegistry saved) throws DriveMendException {
    return switch (saved.source().kind()) {
      case LIVE -> running(thisComputer());
      case HIVE -> SavedHive.reopen(saved);
    };
  }

  /**
   * Opens the hive that a backup was made of in the file where it stands now.
   *
   * @throws DriveMendException with {@code OTHER_HIVE} when its content does not prove it, or as {@link #open} does
   */
  public NamedRegistry reopenAt(Path hive, SavedRegistry saved) throws DriveMendException {
    return SavedHive.reopenAt(hive, saved);
  }

  /**
   * What stands in the logs of a hive that was not closed properly, as {@link OpenedSource#replay} tells it.
   *
   * @param registry one that this class opened
   */
  public Optional<ReplayPlan> replay(NamedRegistry registry) throws DriveMendException {
    return registry.access() instanceof HiveAccess hive ? hive.replay() : Optional.empty();
  }

  /** The same registry with a writer that replays what this plan says, as {@link OpenedSource#agreeing} gives it. */
  public NamedRegistry agreeing(NamedRegistry registry, ReplayPlan plan) {
    return registry.access() instanceof HiveAccess hive
        ? new NamedRegistry(registry.windows(), registry.source(), hive.agreeing(plan))
        : registry;
  }

  private static NamedRegistry running(OpenedSource here) throws DriveMendException {
    try (RegistryReader reader = here.registry().open()) {
      WindowsIdentity found = Diagnoser.identify(reader);
      WindowsIdentity windows =
          new WindowsIdentity(WindowsSystem.computerName(), found.product(), found.version(), found.build());
      return new NamedRegistry(windows, here.ref(), here.registry());
    }
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
        new LiveFolderProbe(),
        VolumeProbe.NONE);
  }

  private static OpenedSource hive(
      String name, Path software, Optional<Path> system, FolderProbe folders, Function<Path, VolumeProbe> volume)
      throws DriveMendException {
    HiveAccess access = HiveAccess.to(software, system);
    SourceRef ref = new SourceRef(SourceRef.Kind.HIVE, access.software().toString());
    return new OpenedSource(name, ref, access, Optional.empty(), folders, volume.apply(access.software()));
  }
}
