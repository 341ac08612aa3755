package io.drivemend.source.volume;

import io.drivemend.diagnosis.PartitionId;
import io.drivemend.diagnosis.VolumeInHand;
import io.drivemend.diagnosis.VolumeInHand.State;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.windows.MountedVolume;
import io.drivemend.windows.MountedVolume.Answer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** Understands what Windows tells of the volume of a hive. The layouts are those of winioctl.h. */
final class WindowsVolume {

  private static final int MBR = 0;
  private static final int GPT = 1;
  private static final int PARTITION_INFORMATION = 144;
  private static final int LAYOUT_HEADER = 48;
  private static final int VOLUME_IS_DIRTY = 1;

  private WindowsVolume() {}

  /**
   * Asks Windows.
   *
   * @param hive a real path
   * @param windows the Windows folder in which it stands, if it does
   */
  static VolumeInHand look(Path hive, Optional<Path> windows) {
    try {
      return understand(MountedVolume.of(hive), hive, windows);
    } catch (DriveMendException e) {
      return new VolumeInHand(Optional.empty(), e.reason(), Optional.empty(), new State.Unknown(e.reason()));
    }
  }

  static VolumeInHand understand(MountedVolume volume, Path hive, Optional<Path> windows) {
    Optional<PartitionId> partition = partition(volume);
    Optional<String> folder =
        windows
            .filter(path -> path.startsWith(volume.root()))
            .map(path -> "\\" + volume.root().relativize(path).toString().replace('/', '\\'));
    return new VolumeInHand(partition, source(volume, partition.isPresent()), folder, state(volume, hive));
  }

  private static String source(MountedVolume volume, boolean known) {
    if (known) {
      return "Windows says so";
    }
    String first = volume.partition().failure();
    String failure = first.isEmpty() ? volume.layout().failure() : first;
    return "Windows does not tell its partition" + (failure.isEmpty() ? "" : ": " + failure);
  }

  private static Optional<PartitionId> partition(MountedVolume volume) {
    ByteBuffer partition = volume.partition().bytes();
    if (!volume.partition().has(PARTITION_INFORMATION)) {
      return Optional.empty();
    }
    return switch (partition.getInt(0)) {
      case MBR -> signature(volume.layout()).map(disk -> new PartitionId.Mbr(disk, partition.getLong(8)));
      case GPT -> Optional.of(PartitionId.Gpt.read(partition, 48));
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> signature(Answer layout) {
    return layout.has(LAYOUT_HEADER) && layout.bytes().getInt(0) == MBR
        ? Optional.of(layout.bytes().getInt(8)).filter(signature -> signature != 0)
        : Optional.empty();
  }

  private static State state(MountedVolume volume, Path hive) {
    boolean ntfs = volume.fileSystem().equals("NTFS");
    boolean told = volume.dirty().has(4);
    if (ntfs && told && (volume.dirty().bytes().getInt(0) & VOLUME_IS_DIRTY) != 0) {
      return new State.Refused(Problem.VOLUME_DIRTY, Problem.VOLUME_DIRTY.sentence(hive));
    }
    if (volume.readOnly()) {
      return new State.Refused(Problem.VOLUME_READ_ONLY, Problem.VOLUME_READ_ONLY.sentence(hive));
    }
    if (ntfs && !told) {
      return new State.Unknown("Windows does not tell whether it is dirty: " + volume.dirty().failure());
    }
    return new State.Writable(ntfs ? "NTFS, closed properly" : volume.fileSystem());
  }
}
