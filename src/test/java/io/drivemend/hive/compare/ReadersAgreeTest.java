package io.drivemend.hive.compare;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drivemend.hive.HiveBuilder;
import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.KeyNode;
import io.drivemend.hive.format.KeyValue;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.testing.SharedHives;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every key and value of every hive at hand, as three other programs list them: the same names, types and bytes, but for
 * the {@link Difference}s that src/docs/hives.md explains.
 */
class ReadersAgreeTest {

  @TempDir Path folder;

  enum Program {
    HIVEXML,
    REGLOOKUP,
    REGFEXPORT;

    OtherReader reader(Path hive) throws IOException {
      return switch (this) {
        case HIVEXML -> new Hivexml();
        case REGLOOKUP -> new Reglookup();
        case REGFEXPORT -> new Regfexport(Files.readAllBytes(hive));
      };
    }
  }

  static Stream<Arguments> programsAndRealHives() {
    return Stream.of(
            "DERIVED_SOFTWARE_win7x64",
            "libguestfs_phony_windows-software",
            "regipy_SYSTEM_B",
            "dfwinreg_WIN7-NTUSER.DAT",
            "winreg-kb_UsrClass.dat")
        .flatMap(hive -> Stream.of(Program.values()).map(program -> Arguments.of(program, hive)));
  }

  @ParameterizedTest
  @MethodSource("programsAndRealHives")
  void readTheSameInARealHive(Program program, String name) throws Exception {
    requireSame(program, SharedHives.unpack(name, folder));
  }

  /** Of the three only libhivex expects big data in minor version 4, as the specification has it (Big data). */
  static Stream<Arguments> programsAndVersions() {
    return Stream.of(2, 3, 4, 5, 6)
        .flatMap(version -> Stream.of(Program.values()).map(program -> Arguments.of(program, version)))
        .filter(test -> test.get()[0] == Program.HIVEXML || !test.get()[1].equals(4));
  }

  @ParameterizedTest
  @MethodSource("programsAndVersions")
  void readTheSameInAGeneratedHive(Program program, int minorVersion) throws Exception {
    Random random = new Random(minorVersion);
    HiveBuilder builder = new HiveBuilder(minorVersion);
    for (int type = 0; type <= 12; type++) {
      for (int size : new int[] {0, 1, 2, 3, 4, 5, 8, 100, 16344, 16345, 40_000}) {
        builder.put("Types\\" + type, new RegistryValue("size " + size, new ValueType(type), data(type, size, random)));
      }
    }
    for (int i = 0; i < 1100; i++) {
      builder.put("Many\\key " + i, RegistryValue.string("", ValueType.REG_SZ, "value " + i));
    }
    Path file = folder.resolve("SOFTWARE");
    builder.write(file);
    requireSame(program, file);
  }

  /** Text in strings, and numbers of the size of their type. */
  private static byte[] data(int type, int size, Random random) {
    return switch (type) {
      case 1, 2, 6, 7 -> text(size / 2, random).getBytes(StandardCharsets.UTF_16LE);
      case 4, 5 -> noise(Integer.BYTES, random);
      case 11 -> noise(Long.BYTES, random);
      default -> noise(size, random);
    };
  }

  private static String text(int length, Random random) {
    return random.ints(length, 'a', 'z' + 1).mapToObj(Character::toString).collect(joining()) + '\0';
  }

  private static byte[] noise(int size, Random random) {
    byte[] noise = new byte[size];
    random.nextBytes(noise);
    return noise;
  }

  @ParameterizedTest
  @MethodSource("programs")
  void noneReadsADamagedHive(Program program) throws Exception {
    Path file = SharedHives.unpack("regipy_corrupted_system_hive", folder);
    DriveMendException thrown = catchThrowableOfType(DriveMendException.class, () -> HiveFile.open(file).close());
    assertThat(thrown.problem()).isEqualTo(Problem.HIVE_DAMAGED);
    OtherReader reader = program.reader(file);
    assertThatThrownBy(() -> reader.read(file)).isInstanceOf(AssertionError.class);
  }

  static Stream<Program> programs() {
    return Stream.of(Program.values());
  }

  @Test
  void eachDifferenceIsExplained() throws Exception {
    assertThat(Files.readString(Path.of("src/docs/hives.md")))
        .contains(Stream.of(Difference.values()).map(difference -> "| " + difference + " |").toList());
  }

  private static void requireSame(Program program, Path file) throws Exception {
    OtherReader reader = program.reader(file);
    Set<Difference> met = EnumSet.noneOf(Difference.class);
    List<String> ours = new ArrayList<>();
    try (HiveFile hive = HiveFile.openEvenDirty(file)) {
      addLines(reader, hive, hive.root(), "", ours, met);
    }
    Map<String, Integer> surplus = new HashMap<>();
    ours.forEach(line -> surplus.merge(line, 1, Integer::sum));
    reader.read(file).forEach(line -> surplus.merge(line, -1, Integer::sum));
    surplus.values().removeIf(count -> count == 0);
    assertThat(surplus).as("lines only of DriveMend (above 0) or only of %s (below), differences %s", program, met)
        .isEmpty();
  }

  private static void addLines(
      OtherReader reader, HiveFile hive, KeyNode key, String path, List<String> lines, Set<Difference> met)
      throws DriveMendException {
    lines.add(reader.key(path, key, hive.className(key).orElse("")));
    for (KeyValue record : hive.valueRecords(key)) {
      lines.add(reader.value(path, record, hive.value(record), met));
    }
    for (KeyNode subkey : hive.subkeys(key)) {
      addLines(reader, hive, subkey, path + "\\" + subkey.name(), lines, met);
    }
  }
}
