package io.drivemend.diagnosis;

import static java.util.stream.Collectors.joining;

import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.registry.RegistryReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The letters in {@code SYSTEM\MountedDevices}, by which the mount manager finds volumes again. Letters of volumes on
 * disks count; a device name stands for a CD drive or a stick, where no Windows starts from.
 *
 * <p>The list does not say which letter is the system drive's: it can contradict another witness, but speaks alone only
 * when there is one letter.
 *
 * @param letters never empty
 */
record MountedDevices(NavigableSet<DriveLetter> letters) {

  private static final KeyPath KEY = KeyPath.of("SYSTEM\\MountedDevices");
  private static final String PREFIX = "\\DosDevices\\";
  private static final int MBR_SIZE = 12;
  private static final int GPT_SIZE = 24;
  private static final byte[] GPT_MARK = "DMIO:ID:".getBytes(StandardCharsets.US_ASCII);

  /** What the list says; empty when there is no list, as on NT 4, or it holds no letter of a disk. */
  static Optional<MountedDevices> read(RegistryReader registry) throws DriveMendException {
    NavigableSet<DriveLetter> letters = new TreeSet<>();
    for (RegistryValue value : registry.values(registry.views().getFirst(), KEY)) {
      if (value.name().startsWith(PREFIX) && isDiskVolume(value.data())) {
        DriveLetter.parse(value.name().substring(PREFIX.length())).ifPresent(letters::add);
      }
    }
    return letters.isEmpty() ? Optional.empty() : Optional.of(new MountedDevices(letters));
  }

  /** The letter, when there is no other. */
  Optional<DriveLetter> only() {
    return letters.size() == 1 ? Optional.of(letters.first()) : Optional.empty();
  }

  boolean knows(DriveLetter letter) {
    return letters.contains(letter);
  }

  @Override
  public String toString() {
    return letters.stream().map(DriveLetter::toString).collect(joining(", "));
  }

  private static boolean isDiskVolume(byte[] data) {
    return data.length == MBR_SIZE
        || (data.length == GPT_SIZE
            && Arrays.equals(data, 0, GPT_MARK.length, GPT_MARK, 0, GPT_MARK.length));
  }
}
