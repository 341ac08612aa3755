package io.drivemend.source.volume;

import io.drivemend.diagnosis.VolumeInHand;
import io.drivemend.diagnosis.VolumeInHand.State;
import io.drivemend.model.Problem;
import io.drivemend.source.volume.BlockDevice.Identity;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Looks at the volume of a hive on Linux. */
final class LinuxVolume {

  private final SystemFiles files;
  private final Path hive;
  private final Mount mount;

  private LinuxVolume(SystemFiles files, Path hive, Mount mount) {
    this.files = files;
    this.hive = hive;
    this.mount = mount;
  }

  /**
   * Looks.
   *
   * @param hive a real path
   * @param windows the Windows folder in which it stands, if it does
   */
  static VolumeInHand look(SystemFiles files, Path hive, Optional<Path> windows) {
    try {
      Optional<Mount> mount = Mount.of(files, hive);
      return mount.isPresent()
          ? new LinuxVolume(files, hive, mount.get()).look(windows)
          : unknown("the system does not list where it is mounted");
    } catch (IOException e) {
      return unknown("the system's list of mounts cannot be read: " + BlockDevice.reason(e));
    }
  }

  private static VolumeInHand unknown(String reason) {
    return new VolumeInHand(Optional.empty(), reason, Optional.empty(), new State.Unknown(reason));
  }

  private VolumeInHand look(Optional<Path> windows) {
    Optional<BlockDevice> device = device();
    Identity identity =
        device.map(BlockDevice::identity).orElse(Identity.unknown("its file system, " + mount.type() + ", is on no disk"));
    return new VolumeInHand(identity.partition(), identity.words(), windows.flatMap(mount::fromRoot), state(device));
  }

  private Optional<BlockDevice> device() {
    try {
      return mount.hasDevice() ? Optional.of(BlockDevice.of(files, mount.device())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private State state(Optional<BlockDevice> device) {
    boolean mayBeNtfs = mount.type().startsWith("ntfs") || mount.type().startsWith("fuse");
    State state = mayBeNtfs ? ntfs(device) : new State.Writable(mount.type());
    boolean refused = state instanceof State.Refused;
    return mount.isReadOnly() && !refused
        ? new State.Refused(Problem.VOLUME_READ_ONLY, Problem.VOLUME_READ_ONLY.sentence(hive))
        : state;
  }

  private State ntfs(Optional<BlockDevice> device) {
    if (mount.type().equals("ntfs3") && !mount.isReadOnly() && !mount.options().contains("force")) {
      // This driver sets the mark itself as soon as it writes, and takes no volume for writing that had it before.
      return new State.Writable("NTFS, closed properly before it was mounted");
    }
    if (device.isEmpty()) {
      return new State.Unknown("the system does not tell on which device it is");
    }
    try (SeekableByteChannel volume = device.get().open()) {
      if (!NtfsVolume.isNtfs(volume)) {
        return new State.Writable("not NTFS");
      }
      return NtfsVolume.isDirty(volume)
          .map(dirty -> dirty ? dirty() : new State.Writable("NTFS, closed properly"))
          .orElse(new State.Unknown("what should say whether it was closed properly is damaged"));
    } catch (IOException e) {
      return new State.Unknown(BlockDevice.reason(e));
    }
  }

  private State dirty() {
    return new State.Refused(Problem.VOLUME_DIRTY, Problem.VOLUME_DIRTY.sentence(hive));
  }
}
