package io.drivemend.diagnosis;

import static io.drivemend.testing.Letters.diskInformation;
import static io.drivemend.testing.Letters.mount;
import static io.drivemend.testing.Letters.mountGpt;
import static io.drivemend.testing.Letters.nt4Information;
import static io.drivemend.testing.Registries.currentVersion;
import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.diagnosis.Witness.Standing;
import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.model.WindowsPath;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.testing.Letters.Nt4Disk;
import io.drivemend.testing.Letters.Nt4Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which letter the witnesses give together, for a Windows that is not running and whose PathName says Q:. */
class LetterTruthTableTest {

  private static final Map<String, String> GUIDS =
      Map.of(
          "g", "211f9309af7fa94481d81e73c14b9eaf",
          "h", "00112233445566778899aabbccddeeff");
  private static final Map<String, PartitionId> PARTITIONS =
      Map.of(
          "1", new PartitionId.Mbr(1, 32_256),
          "2", new PartitionId.Mbr(2, 32_256),
          "g", new PartitionId.Gpt(UUID.fromString("09931f21-7faf-44a9-81d8-1e73c14b9eaf")),
          "h", new PartitionId.Gpt(UUID.fromString("33221100-5544-7766-8899-aabbccddeeff")));

  /**
   * @param root the letter of SystemRoot, or -
   * @param mounted each letter in MountedDevices with the name of its partition, or - for no SYSTEM hive
   * @param nt4 the same for NT 4's list
   * @param volume the partition in hand; ? for one that is not known; - where it means nothing
   * @param letter the letter that comes out, or ask
   * @param standings of the volume, SystemRoot, MountedDevices, NT 4's list, as far as they are asked
   */
  @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
  @CsvSource({
    // nobody, one, and two that agree or do not
    "-, -,          -,        -, ask, 's s'",
    "D, -,          -,        -, D,   'a s'",
    "-, F=1,        -,        -, F,   's a'",
    "-, C=1 D=2,    -,        -, ask, 's o'",
    "D, D=1,        -,        -, D,   'a a'",
    "D, C=1 D=2,    -,        -, D,   'a a'",
    "D, C=1,        -,        -, ask, 'a c'",
    "D, C=1 E=2,    -,        -, ask, 'a c'",
    // the volume in hand is matched with its letter
    "D, C=1 D=2,    -,        2, D,   'a a a'",
    "-, C=1 D=2,    -,        2, D,   'a s a'",
    "D, C=h D=g,    -,        g, D,   'a a a'",
    "D, C=1 D=2,    -,        1, ask, 'a c a'",
    "D, C=g D=h,    -,        g, ask, 'a c a'",
    // a volume that is not in the list: cloned, or its disk has a new signature
    "D, C=1 D=1,    -,        2, ask, 'c a a'",
    "D, C=h D=h,    -,        g, ask, 'c a a'",
    "D, C=2,        -,        1, ask, 's a c'",
    "D, D=g,        -,        1, D,   's a a'",
    "D, D=1,        -,        g, D,   's a a'",
    // a list that gives one volume two letters
    "D, C=2 D=2,    -,        2, D,   's a a'",
    "-, C=2 D=2,    -,        2, ask, 's s o'",
    // a volume that cannot be told, or whose list is missing
    "D, C=1 D=2,    -,        ?, D,   's a a'",
    "D, -,          -,        2, D,   's a s'",
    // NT 4, which has no MountedDevices
    "D, -,          D=1,      -, D,   'a s a'",
    "D, -,          C=1 D=2,  2, D,   'a a s a'",
    "-, -,          C=1 D=2,  2, D,   'a s s a'",
    "-, -,          C=1,      -, C,   's s a'",
    "D, -,          C=1,      -, ask, 'a s c'",
    "C, -,          C=1 D=2,  2, ask, 'a c s a'",
    "D, -,          D=1,      2, ask, 'c a s a'",
    // an upgraded NT 4 keeps its old list, which counts no more
    "D, D=1,        C=1,      -, D,   'a a'",
    "D, D=2,        C=2,      2, D,   'a a a'",
  })
  void theWitnessesGiveALetterOrTheTechnicianIsAsked(
      String root, String mounted, String nt4, String volume, String letter, String standings)
      throws DriveMendException {
    Diagnosis diagnosis = diagnose(registry(root, mounted, nt4), volume(volume, "\\WINNT"));
    assertThat(diagnosis.rightPath().map(WindowsPath::toString))
        .isEqualTo(letter.equals("ask") ? Optional.empty() : Optional.of(letter + ":\\WINNT"));
    assertThat(diagnosis.verdict()).isEqualTo(letter.equals("ask") ? Verdict.UNKNOWN : Verdict.LETTER_DIFFERS);
    assertThat(standings(diagnosis)).isEqualTo(standings);
    assertThat(diagnosis.witnesses()).allSatisfy(witness -> assertThat(witness.why()).isNotBlank());
  }

  private static String standings(Diagnosis diagnosis) {
    return diagnosis.witnesses().stream()
        .map(witness -> witness.standing().id().substring(0, 1))
        .collect(Collectors.joining(" "));
  }

  @Test
  void theVolumeCountsOnlyForAWindowsThatStandsWhereItRan() throws DriveMendException {
    InMemoryRegistry registry = registry("D", "C=1 D=2", "-");
    for (Optional<VolumeInHand> volume : List.of(volume("1", "\\Windows.old\\WINNT"), volume("1", ""))) {
      Diagnosis diagnosis = diagnose(registry, volume);
      assertThat(diagnosis.rightPath().map(WindowsPath::drive).map(Object::toString)).contains("D:");
      assertThat(diagnosis.witnesses().getFirst().standing()).isEqualTo(Standing.SILENT);
    }
    assertThat(diagnose(registry, volume("1", "\\winnt")).verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void aContradictionIsToldInAnySentence() throws DriveMendException {
    assertThat(diagnose(registry("D", "C=1 D=2", "-"), volume("1", "\\WINNT")).sentence())
        .contains("MountedDevices calls the volume in hand C:, but SystemRoot says D:");
    assertThat(diagnose(registry("D", "C=1 D=1", "-"), volume("2", "\\WINNT")).sentence())
        .contains("SystemRoot says D:, but MountedDevices gives D: to another volume than the one in hand");
  }

  @Test
  void anAnswerDoesNotOverruleTheVolumeInHand() throws DriveMendException {
    Subject subject = subject(registry("D", "D=2", "-"), volume("2", "\\WINNT"));
    Diagnosis diagnosis = Diagnoser.diagnose(subject.withLetter(letter('E')), row -> {});
    assertThat(diagnosis.stop()).contains(Problem.LETTER_CONTRADICTED);
    assertThat(diagnosis.sentence()).contains("byte 32256 of the disk 00000002");
  }

  @Test
  void windowsPeIsKnownByItsKeyThoughItsLetterWasChanged() throws DriveMendException {
    InMemoryRegistry software = registry("D", "D=1", "-");
    RegistryValue root = RegistryValue.string("InstRoot", ValueType.REG_SZ, "D:\\");
    software.put(View.NATIVE, KeyPath.CURRENT_VERSION.child("WinPE"), root);
    assertThat(diagnose(software, Optional.empty()).stop()).contains(Problem.WINPE);
    InMemoryRegistry system = registry("D", "D=1", "-");
    select(system, "Current", 3);
    select(system, "Default", 2);
    RegistryValue any = RegistryValue.string("any", ValueType.REG_SZ, "");
    system.put(View.NATIVE, KeyPath.of("SYSTEM\\ControlSet002\\Control\\MiniNT"), any);
    assertThat(diagnose(system, Optional.empty()).stop()).as("the set that Current names is gone").contains(Problem.WINPE);
  }

  private static void select(InMemoryRegistry registry, String name, int set) {
    byte[] data = {(byte) set, 0, 0, 0};
    registry.put(View.NATIVE, KeyPath.of("SYSTEM\\Select"), new RegistryValue(name, ValueType.REG_DWORD, data));
  }

  private static InMemoryRegistry registry(String root, String mounted, String nt4) {
    InMemoryRegistry registry = new InMemoryRegistry(List.of(View.NATIVE));
    currentVersion(registry, View.NATIVE, "PathName", "Q:\\WINNT");
    if (!root.equals("-")) {
      currentVersion(registry, View.NATIVE, "SystemRoot", root + ":\\WINNT");
    }
    entries(mounted)
        .forEach(
            (letter, name) -> {
              if (GUIDS.containsKey(name)) {
                mountGpt(registry, letter, GUIDS.getOrDefault(name, ""));
              } else {
                mount(registry, letter, Integer.parseInt(name), 32_256);
              }
            });
    List<Nt4Disk> disks = new ArrayList<>();
    entries(nt4)
        .forEach(
            (letter, name) ->
                disks.add(new Nt4Disk(Integer.parseInt(name), List.of(Nt4Partition.of(letter, 32_256)))));
    return disks.isEmpty() ? registry : diskInformation(registry, nt4Information(disks));
  }

  private static Map<Character, String> entries(String text) {
    Map<Character, String> entries = new TreeMap<>();
    for (String entry : text.equals("-") ? new String[0] : text.trim().split(" ", -1)) {
      entries.put(entry.charAt(0), entry.substring(2));
    }
    return entries;
  }

  private static Optional<VolumeInHand> volume(String name, String folder) {
    return name.equals("-")
        ? Optional.empty()
        : Optional.of(
            new VolumeInHand(
                Optional.ofNullable(PARTITIONS.get(name)),
                "the test says so",
                Optional.of(folder).filter(text -> !text.isEmpty()),
                new VolumeInHand.State.Writable("NTFS")));
  }

  private static DriveLetter letter(char letter) {
    return new DriveLetter(letter);
  }

  private static Diagnosis diagnose(InMemoryRegistry registry, Optional<VolumeInHand> volume)
      throws DriveMendException {
    return Diagnoser.diagnose(subject(registry, volume), row -> {});
  }

  private static Subject subject(InMemoryRegistry registry, Optional<VolumeInHand> volume) {
    return new Subject(registry, Optional.empty(), FolderProbe.BLIND, Optional.empty(), volume);
  }
}
