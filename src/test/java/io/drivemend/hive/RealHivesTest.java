package io.drivemend.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.KeyNode;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import io.drivemend.testing.ExternalTool;
import io.drivemend.testing.SharedHives;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hives that Windows and libhivex wrote; what they hold was counted by libhivex. */
class RealHivesTest {

  @TempDir Path folder;

  private int keys;
  private int values;

  @ParameterizedTest
  @CsvSource({
    "DERIVED_SOFTWARE_win7x64, 2604, 3668",
    "libguestfs_phony_windows-software, 16, 20",
    "dfwinreg_WIN7-NTUSER.DAT, 2288, 5470",
    "winreg-kb_UsrClass.dat, 7505, 19987"
  })
  void everyKeyAndValueIsRead(String name, int expectedKeys, int expectedValues) throws Exception {
    try (HiveFile hive = HiveFile.open(SharedHives.unpack(name, folder))) {
      hive.requireSound();
      walk(hive, hive.root());
    }
    assertThat(keys).isEqualTo(expectedKeys);
    assertThat(values).isEqualTo(expectedValues);
  }

  private void walk(HiveFile hive, KeyNode key) throws DriveMendException {
    keys++;
    values += hive.values(key).size();
    for (KeyNode subkey : hive.subkeys(key)) {
      walk(hive, subkey);
    }
  }

  @ParameterizedTest
  @CsvSource({"DERIVED_SOFTWARE_win7x64", "dfwinreg_WIN7-NTUSER.DAT", "winreg-kb_UsrClass.dat"})
  void aHiveBuiltAnewHoldsTheSameForLibhivex(String name) throws Exception {
    Path original = SharedHives.unpack(name, folder);
    HiveBuilder builder = new HiveBuilder(5);
    try (HiveFile hive = HiveFile.open(original)) {
      add(builder, hive, hive.root(), "");
    }
    Path rebuilt = folder.resolve("rebuilt");
    builder.write(rebuilt);
    assertThat(exported(rebuilt)).isEqualTo(exported(original));
  }

  private static void add(HiveBuilder builder, HiveFile hive, KeyNode key, String path) throws DriveMendException {
    builder.key(path);
    hive.values(key).forEach(value -> builder.put(path, value));
    for (KeyNode subkey : hive.subkeys(key)) {
      add(builder, hive, subkey, path.isEmpty() ? subkey.name() : path + "\\" + subkey.name());
    }
  }

  /** What libhivex makes of a hive as .reg text, by key, since the order of keys may differ. */
  private static Map<String, String> exported(Path hive) throws Exception {
    Map<String, String> keys = new TreeMap<>();
    ExternalTool hivexregedit = ExternalTool.assumeInstalled("hivexregedit");
    String text = hivexregedit.run("--export", "--unsafe-printable-strings", hive, "\\");
    for (String section : text.split("\n\n", -1)) {
      String[] keyAndValues = section.split("\n", 2);
      keys.put(keyAndValues[0], keyAndValues.length > 1 ? keyAndValues[1] : "");
    }
    return keys;
  }

  @Test
  void aRepairOfARealisticHiveIsReadByLibhivex() throws Exception {
    Path file = SharedHives.unpack("DERIVED_SOFTWARE_win7x64", folder);
    HiveRegistry registry = HiveRegistry.open(file, Optional.empty());
    assertThat(registry.views()).containsExactly(View.VIEW_64, View.VIEW_32);
    List<ValueChange> changes = List.of(change(registry, View.VIEW_64), change(registry, View.VIEW_32));
    new HiveWriter(file).write(changes);
    ExternalTool hivexget = ExternalTool.assumeInstalled("hivexget");
    assertThat(hivexget.run(file, "Microsoft\\Windows NT\\CurrentVersion", "PathName")).isEqualTo("D:\\Windows\n");
    assertThat(hivexget.run(file, "WOW6432Node\\Microsoft\\Windows NT\\CurrentVersion", "PathName"))
        .isEqualTo("D:\\Windows\n");
  }

  private static ValueChange change(HiveRegistry registry, View view) throws DriveMendException {
    ValueLocation where = new ValueLocation(view, ArticleHive.KEY, "PathName");
    RegistryValue before = registry.value(where).orElseThrow();
    assertThat(before.text()).contains("C:\\Windows");
    byte[] data = before.data();
    data[0] = 'D';
    return new ValueChange(where, before, before.withData(data));
  }

  @ParameterizedTest
  @CsvSource({"regipy_SYSTEM_B, HIVE_DIRTY", "regipy_corrupted_system_hive, HIVE_DAMAGED"})
  void whatIsNotWholeIsRefused(String name, Problem problem) throws Exception {
    Path file = SharedHives.unpack(name, folder);
    DriveMendException thrown = catchThrowableOfType(DriveMendException.class, () -> HiveFile.open(file).close());
    assertThat(thrown.problem()).isEqualTo(problem);
  }
}
