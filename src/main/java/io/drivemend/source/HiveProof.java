package io.drivemend.source;

import static java.util.stream.Collectors.joining;

import io.drivemend.diagnosis.Diagnoser;
import io.drivemend.files.IoReason;
import io.drivemend.hive.HiveRegistry;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.RegistryReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves that a file is the hive that a backup was made of, by its content: its path means nothing, since the next
 * customer's disk may be mounted at the same place, and the same disk at another.
 *
 * <p>Proven is a file that has every byte of the backup's copy but those which a repair or restore changes. A Windows
 * that ran since has changed more; then what Setup wrote once has to agree: the machine's GUID, or, where there is none as
 * in NT 4, the date of the installation and the product's number. The computer's name must not differ where both are
 * known, because disks that were cloned have all of these in common.
 */
final class HiveProof {

  private static final ValueLocation MACHINE_GUID = software("Microsoft\\Cryptography", "MachineGuid");

  private static final List<ValueLocation> INSTALLATION =
      List.of(
          new ValueLocation(MACHINE_GUID.view(), KeyPath.CURRENT_VERSION, "InstallDate"),
          new ValueLocation(MACHINE_GUID.view(), KeyPath.CURRENT_VERSION, "ProductId"));

  /** The base block of the format, which every write changes, and the head of the first bin, which has the moment, too. */
  private static final int HEADS = 4096 + 32;

  /** A letter is one byte that differs; there are at most two views. */
  private static final int MOST_LETTERS = 2;

  private final SavedRegistry saved;
  private final Path copy;

  HiveProof(SavedRegistry saved, Path copy) {
    this.saved = saved;
    this.copy = copy;
  }

  /**
   * Proves it.
   *
   * @param hive the file in question
   * @return the Windows that it belongs to
   * @throws DriveMendException with {@code OTHER_HIVE}, or as {@link HiveRegistry#open} says
   */
  WindowsIdentity prove(HiveAccess hive) throws DriveMendException {
    try (HiveRegistry found = hive.open();
        HiveRegistry kept = HiveRegistry.open(copy, Optional.empty())) {
      WindowsIdentity windows = Diagnoser.identify(found);
      if (differByLettersAlone(found.content(), kept.content())) {
        return windows;
      }
      requireSameName(windows, hive.software());
      requireSameInstallation(kept, found, hive.software());
      return windows;
    } catch (IOException e) {
      throw Problem.FILE_UNREADABLE.causedBy(e, hive.software(), IoReason.of(e));
    }
  }

  /** Compares what is read, so that a hive is known again that was not closed properly when the backup was made. */
  private static boolean differByLettersAlone(Path hive, Path copy) throws IOException {
    if (Files.size(hive) != Files.size(copy)) {
      return false;
    }
    try (InputStream one = new BufferedInputStream(Files.newInputStream(hive), 1 << 16);
        InputStream other = new BufferedInputStream(Files.newInputStream(copy), 1 << 16)) {
      one.skipNBytes(HEADS);
      other.skipNBytes(HEADS);
      int different = 0;
      for (int read = one.read(); read >= 0 && different <= MOST_LETTERS; read = one.read()) {
        different += read == other.read() ? 0 : 1;
      }
      return different <= MOST_LETTERS;
    }
  }

  private void requireSameName(WindowsIdentity found, Path hive) throws DriveMendException {
    String before = saved.windows().machine();
    if (!before.isEmpty() && !found.machine().isEmpty() && !before.equalsIgnoreCase(found.machine())) {
      throw refused(hive, "it belongs to " + found.machine() + ", the backup to " + before);
    }
  }

  private void requireSameInstallation(RegistryReader kept, RegistryReader found, Path hive)
      throws DriveMendException {
    List<ValueLocation> witnesses = kept.value(MACHINE_GUID).isPresent() ? List.of(MACHINE_GUID) : INSTALLATION;
    List<ValueLocation> agreeing = new ArrayList<>();
    for (ValueLocation witness : witnesses) {
      Optional<RegistryValue> before = kept.value(witness);
      Optional<RegistryValue> now = found.value(witness);
      if (before.isPresent() && before.equals(now)) {
        agreeing.add(witness);
      } else if (before.isPresent() || now.isPresent()) {
        throw refused(hive, witness.name() + " differs from that in the backup");
      }
    }
    if (agreeing.isEmpty()) {
      String names = INSTALLATION.stream().map(ValueLocation::name).collect(joining(" or "));
      throw refused(hive, "it was changed since, and has neither " + MACHINE_GUID.name() + " nor " + names);
    }
  }

  private DriveMendException refused(Path hive, String reason) {
    return Problem.OTHER_HIVE.with(hive, saved.backupId(), reason);
  }

  private static ValueLocation software(String key, String name) {
    return new ValueLocation(io.drivemend.model.View.NATIVE, KeyPath.of("SOFTWARE\\" + key), name);
  }
}
