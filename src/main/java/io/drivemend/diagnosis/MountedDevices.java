package io.drivemend.diagnosis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Locale.ROOT;

import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.registry.RegistryReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The letters in {@code SYSTEM\MountedDevices}, by which the mount manager of Windows 2000 and later finds volumes again.
 * Letters of volumes on disks count; a device name stands for a CD drive or a stick, where no Windows starts from.
 */
final class MountedDevices {

  static final String NAME = "MountedDevices";
  static final KeyPath KEY = KeyPath.of("SYSTEM\\MountedDevices");

  private static final String PREFIX = "\\DOSDEVICES\\";
  private static final int MBR_SIZE = 12;
  private static final byte[] GPT_MARK = "DMIO:ID:".getBytes(US_ASCII);
  private static final int GPT_SIZE = GPT_MARK.length + 16;

  private MountedDevices() {}

  /** What the list says; silent when it holds no letter of a disk. */
  static LetterList read(RegistryReader registry) throws DriveMendException {
    SortedMap<DriveLetter, Optional<PartitionId>> letters = new TreeMap<>();
    for (RegistryValue value : registry.values(registry.views().getFirst(), KEY)) {
      Optional<PartitionId> partition = partition(value.data());
      if (value.name().toUpperCase(ROOT).startsWith(PREFIX) && partition.isPresent()) {
        DriveLetter.parse(value.name().substring(PREFIX.length())).ifPresent(letter -> letters.put(letter, partition));
      }
    }
    return new LetterList(NAME, letters, letters.isEmpty() ? "the SYSTEM hive lists no letter of a disk" : "");
  }

  private static Optional<PartitionId> partition(byte[] data) {
    ByteBuffer bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    if (data.length == MBR_SIZE) {
      return Optional.of(new PartitionId.Mbr(bytes.getInt(0), bytes.getLong(4)));
    }
    boolean gpt = data.length == GPT_SIZE && Arrays.equals(data, 0, GPT_MARK.length, GPT_MARK, 0, GPT_MARK.length);
    return gpt ? Optional.of(PartitionId.Gpt.read(bytes, GPT_MARK.length)) : Optional.empty();
  }
}
