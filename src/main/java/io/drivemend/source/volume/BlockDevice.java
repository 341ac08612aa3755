package io.drivemend.source.volume;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drivemend.diagnosis.PartitionId;
import io.drivemend.files.IoReason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A block device of Linux, which may be a partition, or an image of a disk behind a loop device that begins where a
 * partition does.
 *
 * @param files where the system's own files are
 * @param numbers {@code 8:1}
 * @param folder its folder in {@code /sys}
 */
record BlockDevice(SystemFiles files, String numbers, Path folder) {

  /** Linux counts in these, whatever the disk does. */
  private static final int SECTOR = 512;

  private static final int LONGEST_FILE = 1 << 16;

  /**
   * What names a device's partition.
   *
   * @param partition empty when the system does not tell
   * @param words how it is known, or why it is not, without a full stop
   */
  record Identity(Optional<PartitionId> partition, String words) {
    static Identity unknown(String reason) {
      return new Identity(Optional.empty(), reason);
    }
  }

  static BlockDevice of(SystemFiles files, String numbers) throws IOException {
    return new BlockDevice(files, numbers, files.sys().resolve("dev/block").resolve(numbers).toRealPath());
  }

  /** What names its partition. What is on the disk is believed only as far as it checks out. */
  Identity identity() {
    try {
      if (Files.exists(folder.resolve("partition"))) {
        return partition(Long.parseLong(text(folder.resolve("start"))) * SECTOR);
      }
      Optional<BlockDevice> locked = behindBitLocker();
      if (locked.isPresent()) {
        return locked.get().identity();
      }
      Path image = folder.resolve("loop/backing_file");
      if (Files.exists(image)) {
        return read(Path.of(text(image)), Long.parseLong(text(folder.resolve("loop/offset"))), "the image behind it");
      }
      return Identity.unknown(name() + " is no partition of a disk");
    } catch (IOException e) {
      return Identity.unknown(name() + " does not tell its partition: " + reason(e));
    } catch (IllegalArgumentException e) {
      return Identity.unknown(name() + " is described in a way that DriveMend does not know");
    }
  }

  /** The partition that cryptsetup unlocked as this device: all of it, so that its place is that of the volume. */
  private Optional<BlockDevice> behindBitLocker() throws IOException {
    Path uuid = folder.resolve("dm/uuid");
    if (!Files.exists(uuid) || !text(uuid).startsWith("CRYPT-BITLK-")) {
      return Optional.empty();
    }
    try (Stream<Path> slaves = Files.list(folder.resolve("slaves"))) {
      List<Path> below = slaves.limit(2).toList();
      return below.size() == 1 ? Optional.of(of(files, text(below.getFirst().resolve("dev")))) : Optional.empty();
    }
  }

  /** The kernel and udev have read the table already, for everybody; the disk itself only root may read. */
  private Identity partition(long start) throws IOException {
    Optional<PartitionId> told = named("PARTUUID=", folder.resolve("uevent"), start);
    if (told.isEmpty()) {
      told = named("E:ID_PART_ENTRY_UUID=", files.run().resolve("udev/data/b" + numbers), start);
    }
    return told.isPresent()
        ? new Identity(told, "the system says so")
        : read(device(folder.resolveSibling("uevent")), start, "the disk's partition table");
  }

  private static Optional<PartitionId> named(String key, Path file, long start) throws IOException {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    return text(file).lines()
        .filter(line -> line.startsWith(key))
        .findFirst()
        .flatMap(line -> parse(line.substring(key.length()), start));
  }

  /** The form of blkid and the kernel: a GUID, or {@code 444e454d-01}, the signature and the partition's number. */
  static Optional<PartitionId> parse(String uuid, long start) {
    if (uuid.matches("[0-9a-fA-F]{8}-[0-9a-fA-F]{2,3}")) {
      int signature = Integer.parseUnsignedInt(uuid.substring(0, 8), 16);
      return signature == 0 ? Optional.empty() : Optional.of(new PartitionId.Mbr(signature, start));
    }
    boolean guid = uuid.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    return guid ? Optional.of(new PartitionId.Gpt(UUID.fromString(uuid))) : Optional.empty();
  }

  private Identity read(Path disk, long start, String what) throws IOException {
    if (start <= 0) {
      return Identity.unknown(name() + " is a whole volume, without the disk that it came from");
    }
    try (SeekableByteChannel channel = Files.newByteChannel(disk)) {
      Optional<PartitionId> found = PartitionTable.find(channel, start);
      return found.isPresent()
          ? new Identity(found, what + " says so")
          : Identity.unknown(what + " does not name the partition at byte " + start);
    }
  }

  /** The device itself, to read the volume. */
  SeekableByteChannel open() throws IOException {
    return Files.newByteChannel(device(folder.resolve("uevent")));
  }

  private Path device(Path uevent) throws IOException {
    String name =
        text(uevent).lines()
            .filter(line -> line.startsWith("DEVNAME="))
            .findFirst()
            .orElseThrow(() -> new IOException("it has no device file"));
    return files.dev().resolve(name.substring("DEVNAME=".length()));
  }

  private String name() {
    return String.valueOf(folder.getFileName());
  }

  static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException e -> "the disk may not be read with the rights of this user";
      case EOFException e -> "the disk is too short for what it says of itself";
      default -> IoReason.of(failure);
    };
  }

  private static String text(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_FILE), UTF_8).strip();
    }
  }
}
