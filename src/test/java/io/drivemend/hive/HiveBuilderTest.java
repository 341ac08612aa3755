package io.drivemend.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drivemend.hive.format.KeyNames;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.testing.ExternalTool;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiveBuilderTest {

  private static final int KEYS_OF_MIXED_HIVE = 8 + 1200;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("SOFTWARE");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6})
  void valuesOfEveryTypeAndSizeReadBack(int minorVersion) throws Exception {
    List<RegistryValue> values = new ArrayList<>();
    for (int type : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0x1234, -1}) {
      values.add(new RegistryValue("type " + type, new ValueType(type), new byte[] {1, 2, 3, 4, 5}));
    }
    for (int size : new int[] {0, 1, 2, 3, 4, 5, 16343, 16344, 16345, 32688, 32689, 400_000}) {
      values.add(new RegistryValue("size " + size, ValueType.REG_BINARY, noise(size)));
    }
    write(minorVersion, "Values", values);
    assertThat(read("Values")).isEqualTo(values);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6})
  void namesReadBackInEveryScript(int minorVersion) throws Exception {
    List<RegistryValue> values =
        Stream.of(
                "", "plain", "Größe ÿ", "日本語", "\ud83d\udcbe disk", "half \ud83d", "with\\backslash", "NUL \0 inside")
            .map(name -> RegistryValue.string(name, ValueType.REG_SZ, name))
            .toList();
    write(minorVersion, "キー\\Ünter \ud83d\udcbe", values);
    assertThat(read("キー\\üNTER \ud83d\udcbe")).isEqualTo(values);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 499, 500, 501, 1000, 3001})
  void manySubkeysAreListedInWindowsOrder(int count) throws Exception {
    HiveBuilder builder = new HiveBuilder(5);
    List<String> names = IntStream.range(0, count).mapToObj(i -> "key_" + (char) ('a' + i % 26) + "Z" + i).toList();
    names.forEach(name -> builder.key("Many\\" + name));
    builder.write(file);
    List<String> read = registry().subkeys(View.NATIVE, KeyPath.of("SOFTWARE\\Many"));
    assertThat(read).containsExactlyInAnyOrderElementsOf(names).isSortedAccordingTo(KeyNames::compare);
    if (count > 1) {
      String list = ExternalTool.assumeInstalled("hivexml").run(file);
      assertThat(list).contains("name=\"" + names.getLast() + "\"");
    }
  }

  @Test
  void aRegistryInMemoryIsTakenOverWhole() throws Exception {
    KeyPath key = KeyPath.of("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    RegistryValue pathName = RegistryValue.string("PathName", ValueType.REG_SZ, "C:\\WINNT");
    RegistryValue pathName32 = RegistryValue.string("PathName", ValueType.REG_EXPAND_SZ, "C:\\Windows");
    InMemoryRegistry registry =
        new InMemoryRegistry(List.of(View.VIEW_64, View.VIEW_32))
            .put(View.VIEW_64, key, pathName)
            .put(View.VIEW_32, key, pathName32);
    new HiveBuilder(5).addAll(registry, "SOFTWARE").write(file);
    assertThat(registry().views()).containsExactly(View.VIEW_64, View.VIEW_32);
    assertThat(registry().values(View.VIEW_64, key)).containsExactly(pathName);
    assertThat(registry().values(View.VIEW_32, key)).containsExactly(pathName32);
  }

  @Test
  void sameContentGivesSameBytes() throws Exception {
    Path other = folder.resolve("other").resolve("SOFTWARE");
    Files.createDirectory(folder.resolve("other"));
    for (Path target : List.of(file, other)) {
      new HiveBuilder(5).put("A\\B", RegistryValue.string("v", ValueType.REG_SZ, "x")).write(target);
    }
    assertThat(file).hasSameBinaryContentAs(other);
  }

  @Test
  void anExistingFileIsNotOverwritten() throws Exception {
    Files.writeString(file, "mine");
    assertThatThrownBy(() -> new HiveBuilder(5).write(file)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6})
  void libhivexReadsTheSame(int minorVersion) throws Exception {
    writeMixedHive(minorVersion);
    ExternalTool hivexget = ExternalTool.assumeInstalled("hivexget");
    assertThat(hivexget.run(file, "Microsoft\\Windows NT\\CurrentVersion", "PathName")).isEqualTo("C:\\WINNT\n");
    assertThat(hivexget.run(file, "Names\\日本語", "名前")).isEqualTo("値\n");
    Path large = folder.resolve("large");
    hivexget.runInto(large, file, "Large", "large");
    assertThat(large).hasBinaryContent(noise(40_003));
    assertThat(ExternalTool.assumeInstalled("hivexml").run(file).split("<node ", -1)).hasSize(1 + KEYS_OF_MIXED_HIVE);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6})
  void reglookupReadsTheSame(int minorVersion) throws Exception {
    writeMixedHive(minorVersion);
    String everything = ExternalTool.assumeInstalled("reglookup").run(file);
    assertThat(everything)
        .contains("/Microsoft/Windows NT/CurrentVersion/PathName,SZ,C:\\WINNT,")
        .contains("/Many/key 1199,KEY,");
    assertThat(everything.lines().filter(line -> line.contains(",KEY,"))).hasSize(KEYS_OF_MIXED_HIVE);
  }

  /** Without minor version 4: libregf does not expect big data there, against the specification. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 6})
  void libregfReadsTheSame(int minorVersion) throws Exception {
    writeMixedHive(minorVersion);
    assertThat(ExternalTool.assumeInstalled("regfinfo").run(file))
        .contains("1." + minorVersion)
        .doesNotContainIgnoringCase("corrupt");
    assertThat(ExternalTool.assumeInstalled("regfexport").run(file)).contains("key 1199").contains("PathName");
  }

  private void writeMixedHive(int minorVersion) throws Exception {
    HiveBuilder builder = new HiveBuilder(minorVersion);
    RegistryValue pathName = RegistryValue.string("PathName", ValueType.REG_SZ, "C:\\WINNT");
    builder.put("Microsoft\\Windows NT\\CurrentVersion", pathName);
    builder.put("Names\\日本語", RegistryValue.string("名前", ValueType.REG_SZ, "値"));
    builder.put("Large", new RegistryValue("large", ValueType.REG_BINARY, noise(40_003)));
    IntStream.range(0, 1200).forEach(i -> builder.key("Many\\key " + i));
    builder.write(file);
  }

  private void write(int minorVersion, String path, List<RegistryValue> values) throws Exception {
    HiveBuilder builder = new HiveBuilder(minorVersion);
    values.forEach(value -> builder.put(path, value));
    builder.write(file);
  }

  private List<RegistryValue> read(String path) throws Exception {
    return registry().values(View.NATIVE, KeyPath.of("SOFTWARE\\" + path));
  }

  private HiveRegistry registry() throws Exception {
    return HiveRegistry.open(file, Optional.empty());
  }

  private static byte[] noise(int size) {
    byte[] noise = new byte[size];
    new Random(size).nextBytes(noise);
    return noise;
  }
}
