package io.drivemend.hive;

import static io.drivemend.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiveRegistryTest {

  @TempDir Path folder;

  @Test
  void findsTheNodeOf32BitProgramsHoweverItIsSpelled() throws Exception {
    RegistryValue inView32 = ArticleHive.pathName("E:\\Windows");
    for (String spelling : List.of("WOW6432Node", "Wow6432Node", "wow6432node", "WOW6432NODE")) {
      Path file = folder.resolve(spelling);
      new HiveBuilder(5).put(spelling + "\\Microsoft\\Windows NT\\CurrentVersion", inView32).write(file);
      HiveRegistry registry = HiveRegistry.open(file, Optional.empty());
      assertThat(registry.views()).containsExactly(View.VIEW_64, View.VIEW_32);
      assertThat(registry.values(View.VIEW_32, ArticleHive.KEY)).containsExactly(inView32);
      assertThat(registry.hasKey(View.VIEW_64, ArticleHive.KEY)).isFalse();
    }
  }

  @Test
  void aHiveOf32BitWindowsHasOneView() throws Exception {
    Path file = folder.resolve("SOFTWARE");
    RegistryValue value = ArticleHive.pathName("C:\\WINNT");
    new HiveBuilder(3).put("Microsoft\\Windows NT\\CurrentVersion", value).write(file);
    HiveRegistry registry = HiveRegistry.open(file, Optional.empty());
    assertThat(registry.views()).containsExactly(View.NATIVE);
    ValueLocation where =
        new ValueLocation(View.NATIVE, KeyPath.of("software\\microsoft\\WINDOWS nt\\currentversion"), "pathname");
    assertThat(registry.value(where)).contains(value);
  }

  @Test
  void theSystemHiveIsReadWhereThereIsOne() throws Exception {
    Path software = ArticleHive.write(folder);
    Path system = folder.resolve("SYSTEM");
    RegistryValue current = new RegistryValue("Current", ValueType.REG_DWORD, new byte[] {1, 0, 0, 0});
    new HiveBuilder(5).put("Select", current).write(system);
    KeyPath select = KeyPath.of("SYSTEM\\Select");
    assertThat(HiveRegistry.open(software, Optional.of(system)).values(View.NATIVE, select)).containsExactly(current);
    assertThat(HiveRegistry.open(software, Optional.of(system)).values(View.VIEW_32, select)).containsExactly(current);
    assertThat(HiveRegistry.open(software, Optional.empty()).hasKey(View.NATIVE, select)).isFalse();
  }

  @Test
  void missingKeysHaveNothingBelowThem() throws Exception {
    HiveRegistry registry = HiveRegistry.open(ArticleHive.write(folder), Optional.empty());
    for (String path : List.of("SOFTWARE\\Gone", "SOFTWARE\\Gone\\Deeper", "SAM\\SAM")) {
      assertThat(registry.hasKey(View.VIEW_64, KeyPath.of(path))).isFalse();
      assertThat(registry.values(View.VIEW_64, KeyPath.of(path))).isEmpty();
      assertThat(registry.subkeys(View.VIEW_64, KeyPath.of(path))).isEmpty();
    }
    assertThat(registry.subkeys(View.VIEW_64, KeyPath.of("SOFTWARE"))).containsExactly("Microsoft", "Wow6432node");
  }

  /** More than is kept in memory of a hive, with values of every size up to several reads. */
  @Test
  void theValuesOfALargeKeyAreHandedOverInTheirOrder() throws Exception {
    List<RegistryValue> values = new ArrayList<>();
    HiveBuilder builder = new HiveBuilder(5);
    Random random = new Random(16_384);
    for (int i = 0; i < 2_000; i++) {
      byte[] data = new byte[random.nextInt(i % 100 == 0 ? 60_000 : 2_000)];
      random.nextBytes(data);
      values.add(new RegistryValue("value " + i, ValueType.REG_BINARY, data));
    }
    values.forEach(value -> builder.put("Large", value));
    builder.write(folder.resolve("SOFTWARE"));
    KeyPath key = KeyPath.of("SOFTWARE\\Large");
    try (HiveRegistry registry = HiveRegistry.open(folder.resolve("SOFTWARE"), Optional.empty())) {
      assertThat(registry.values(View.NATIVE, key)).containsExactlyElementsOf(values);
      List<RegistryValue> seen = new ArrayList<>();
      assertThatThrownBy(() -> registry.visitValues(View.NATIVE, key, value -> takeThree(seen, value)))
          .isInstanceOf(IOException.class);
      assertThat(seen).containsExactlyElementsOf(values.subList(0, 3));
    }
  }

  private static void takeThree(List<RegistryValue> seen, RegistryValue value) throws IOException {
    if (seen.size() == 3) {
      throw new IOException("enough");
    }
    seen.add(value);
  }

  @Test
  void anotherOpeningSeesWhatWasWrittenSince() throws Exception {
    Path file = ArticleHive.write(folder);
    try (HiveRegistry registry = HiveRegistry.open(file, Optional.empty())) {
      assertThat(registry.values(View.VIEW_64, ArticleHive.KEY)).contains(ArticleHive.pathName("C:\\WINNT"));
    }
    Files.delete(file);
    ArticleHive.write(folder, 3, ArticleHive.pathName("F:\\WINNT"));
    try (HiveRegistry registry = HiveRegistry.open(file, Optional.empty())) {
      assertThat(registry.values(View.VIEW_64, ArticleHive.KEY)).contains(ArticleHive.pathName("F:\\WINNT"));
    }
  }

  @Test
  void aDamagedSystemHiveIsInTheWayOfNothingElse() throws Exception {
    Path system = Files.writeString(folder.resolve("SYSTEM"), "no hive");
    try (HiveRegistry registry = HiveRegistry.open(ArticleHive.write(folder), Optional.of(system))) {
      assertThat(registry.hasKey(View.VIEW_64, ArticleHive.KEY)).isTrue();
      assertProblem(Problem.NOT_A_HIVE, () -> registry.hasKey(View.VIEW_64, KeyPath.of("SYSTEM\\Select")));
    }
  }
}
