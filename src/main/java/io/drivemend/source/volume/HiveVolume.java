package io.drivemend.source.volume;

import io.drivemend.diagnosis.VolumeInHand;
import io.drivemend.diagnosis.VolumeInHand.State;
import io.drivemend.diagnosis.VolumeProbe;
import io.drivemend.model.DriveMendException;
import io.drivemend.windows.WindowsSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The volume on which a hive stands.
 *
 * @param hive its real path
 */
public record HiveVolume(Path hive) implements VolumeProbe {

  private static final Logger LOG = LoggerFactory.getLogger(HiveVolume.class);

  /** The folders between a Windows folder and its hives. */
  private static final int FOLDERS_ABOVE_HIVE = 2;

  /** The Windows folder of a hive in {@code …\System32\config}; empty for one that stands elsewhere. */
  public static Optional<Path> windowsFolder(Path hive) {
    int names = hive.getNameCount();
    boolean inWindows =
        names > FOLDERS_ABOVE_HIVE + 1
            && isNamed(hive.getName(names - 2), "config")
            && isNamed(hive.getName(names - 3), "system32");
    return inWindows ? Optional.of(hive.resolve("../../..").normalize()) : Optional.empty();
  }

  private static boolean isNamed(Path name, String expected) {
    return name.toString().toLowerCase(Locale.ROOT).equals(expected);
  }

  @Override
  public Optional<VolumeInHand> look() {
    VolumeInHand volume = lookNow();
    LOG.info("Volume of {}: {} ({}), {}", hive, volume.partition(), volume.source(), volume.state());
    return Optional.of(volume);
  }

  /**
   * Fails when nothing may be written to it.
   *
   * @throws DriveMendException with {@code VOLUME_DIRTY} or {@code VOLUME_READ_ONLY}
   */
  public void requireWritable() throws DriveMendException {
    switch (lookNow().state()) {
      case State.Writable writable -> LOG.debug("The volume of {}: {}", hive, writable.words());
      case State.Unknown unknown -> LOG.info("The volume of {} could not be looked at: {}", hive, unknown.reason());
      case State.Refused(var problem, String sentence) -> throw problem.saying(sentence);
    }
  }

  private VolumeInHand lookNow() {
    Optional<Path> windows = windowsFolder(hive);
    if (WindowsSystem.isWindows()) {
      return WindowsVolume.look(hive, windows);
    }
    if (Files.isReadable(SystemFiles.LINUX.mounts())) {
      return LinuxVolume.look(SystemFiles.LINUX, hive, windows);
    }
    String reason = "DriveMend cannot ask " + System.getProperty("os.name") + " for it";
    return new VolumeInHand(Optional.empty(), reason, Optional.empty(), new State.Unknown(reason));
  }
}
