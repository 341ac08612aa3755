package io.drivemend.diagnosis;

import static io.drivemend.testing.Letters.diskInformation;
import static io.drivemend.testing.Letters.mount;
import static io.drivemend.testing.Letters.mountGpt;
import static io.drivemend.testing.Letters.nt4Information;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.hive.HiveRegistry;
import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.View;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.testing.ExternalTool;
import io.drivemend.testing.Hives;
import io.drivemend.testing.Letters.Nt4Disk;
import io.drivemend.testing.Letters.Nt4Partition;
import io.drivemend.testing.SharedHives;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the lists of letters of both kinds. No SYSTEM hive of NT 4 could be had: its value is made from the headers. */
class LettersOfTheSystemHiveTest {

  private static final byte[] NT_4 =
      nt4Information(
          List.of(
              new Nt4Disk(0x1234, List.of(Nt4Partition.of('C', 32_256), Nt4Partition.of('E', 1L << 33))),
              new Nt4Disk(0x5678, List.of()),
              new Nt4Disk(0x9ABC, List.of(Nt4Partition.of('D', 32_256), new Nt4Partition(1L << 31, 0, true, 4)))));

  private final InMemoryRegistry registry = new InMemoryRegistry(List.of(View.NATIVE));

  @TempDir private Path folder;

  @Test
  void mountedDevicesTellsPartitionsOfBothKindsAndLeavesOutDevices() throws DriveMendException {
    mount(registry, 'c', 0x444E454D, 1_048_576);
    mountGpt(registry, 'D', "211f9309af7fa94481d81e73c14b9eaf");
    mount(registry, 'E', "\\??\\SCSI#CdRom&Ven_".getBytes(UTF_16LE));
    mount(registry, 'F', new byte[0]);
    mount(registry, 'G', new byte[24]);
    LetterList list = MountedDevices.read(registry);
    assertThat(list.letters())
        .containsExactly(
            Map.entry(letter('C'), Optional.of(new PartitionId.Mbr(0x444E454D, 1_048_576))),
            Map.entry(letter('D'), Optional.of(gpt("09931f21-7faf-44a9-81d8-1e73c14b9eaf"))));
  }

  @Test
  void theListOfARealHiveIsWhatLibhivexReadsAndWhatItsLogsAdd() throws Exception {
    Path hive = SharedHives.unpack("regipy_SYSTEM_B", folder);
    SharedHives.unpack("regipy_SYSTEM_B.LOG1", folder);
    byte[] log = Files.readAllBytes(SharedHives.unpack("regipy_SYSTEM_B.LOG2", folder));
    assertThat(HexFormat.of().formatHex(log)).contains("8159d4760000100000000000");
    String text = ExternalTool.assumeInstalled("hivexregedit").run("--export", hive, "\\MountedDevices");
    assertThat(text).contains("\"\\\\DosDevices\\\\C:\"=hex(3):44,4d,49,4f,3a,49,44,3a,21,1f,93,09,af,7f,a9,44,81,d8,1e,73");
    Path software = Hives.write(folder.resolve("software"), registry);
    try (HiveRegistry opened = HiveRegistry.open(software, Optional.of(hive))) {
      LetterList list = MountedDevices.read(opened);
      assertThat(list.letters())
          .as("D: is a stick, E: a CD drive; F: came last and stands in a log alone")
          .containsExactly(
              Map.entry(letter('C'), Optional.of(gpt("09931f21-7faf-44a9-81d8-1e73c14b9eaf"))),
              Map.entry(letter('F'), Optional.of(new PartitionId.Mbr(0x76D45981, 1_048_576))));
    }
  }

  @Test
  void nt4TellsItsLetters() throws DriveMendException {
    LetterList list = nt4(NT_4);
    assertThat(list.toString()).isEqualTo("C:, D:, E:");
    assertThat(list.of(new PartitionId.Mbr(0x9ABC, 32_256))).containsExactly(letter('D'));
    assertThat(list.of(new PartitionId.Mbr(0x1234, 1L << 33))).containsExactly(letter('E'));
  }

  @Test
  void aSetOfPartitionsHasALetterButNoPartitionOfItsOwn() throws DriveMendException {
    Nt4Disk one = new Nt4Disk(1, List.of(new Nt4Partition(32_256, 'D', true, 0)));
    Nt4Disk other = new Nt4Disk(2, List.of(new Nt4Partition(32_256, 'D', true, 0)));
    LetterList list = nt4(nt4Information(List.of(one, other)));
    assertThat(list.all()).containsExactly(letter('D'));
    assertThat(list.of(new PartitionId.Mbr(1, 32_256))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "another version, 0, 4",
    "the disks begin inside the header, 12, 40",
    "the disks begin behind the end, 12, 100000",
    "a negative offset, 12, -1",
    "a negative size, 16, -1",
    "more bytes than there are, 16, 100000",
    "more disks than there are, 44, 200",
    "more partitions than there are, 48, 200",
    "an unknown type, 56, 6",
    "an unknown state, 60, 5",
    "a partition at a negative offset, 68, -1",
    "a partition without length, 72, 0x80000000",
    "a letter that is none, 96, 0x00010121",
    "a letter twice, 148, 0x00020143",
  })
  void anotherShapeOfNt4SaysNothing(String shape, int at, String value) throws DriveMendException {
    byte[] data = NT_4.clone();
    ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).putInt(at, Long.decode(value).intValue());
    if (shape.equals("a partition without length")) {
      ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).putLong(72, 0);
    }
    LetterList list = nt4(data);
    assertThat(list.isSilent()).as(shape).isTrue();
    assertThat(list.silence()).contains("Information");
  }

  @Test
  void whateverNt4sValueHoldsNothingBreaksAndNothingIsMadeUp() throws DriveMendException {
    for (int length = 0; length < NT_4.length; length++) {
      assertThat(nt4(Arrays.copyOf(NT_4, length)).isSilent()).as(length + " bytes").isTrue();
    }
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      byte[] data = NT_4.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        data[random.nextInt(data.length)] = (byte) random.nextInt();
      }
      nt4(data);
    }
  }

  private LetterList nt4(byte[] data) throws DriveMendException {
    return DiskInformation.read(diskInformation(registry, data));
  }

  private static DriveLetter letter(char letter) {
    return new DriveLetter(letter);
  }

  private static PartitionId gpt(String guid) {
    return new PartitionId.Gpt(UUID.fromString(guid));
  }
}
