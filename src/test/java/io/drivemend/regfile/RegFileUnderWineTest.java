package io.drivemend.regfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.regfile.RegFileEntry.DeleteKey;
import io.drivemend.regfile.RegFileEntry.DeleteValue;
import io.drivemend.regfile.RegFileEntry.KeyEntry;
import io.drivemend.regfile.RegFileEntry.ValueEntry;
import io.drivemend.testing.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our files through Wine's regedit into its registry, and back. Runs where {@code WINEPREFIX} names the prefix
 * to write to, so that nobody's default prefix is touched. Values that Wine's regedit changes are not here: it adds a
 * missing terminator to strings, exports a REG_SZ up to its first NUL, and a REG_DWORD of any size as four bytes.
 */
class RegFileUnderWineTest {

  private static final KeyPath KEY = KeyPath.of("SOFTWARE\\DriveMend test [1] = \"x\"");
  private static final int KEYS = 60;
  private static final int VALUES_PER_KEY = 10;

  private static final Predicate<RegistryValue> WINE_KEEPS =
      value ->
          value.type().equals(ValueType.REG_SZ)
              ? value.text().isPresent()
              : value.type().equals(ValueType.REG_DWORD)
                  ? value.size() == Integer.BYTES
                  : !RegFileFormat.REGEDIT4.widens(value.type()) || endsInNul(value);

  private @TempDir Path folder;
  private ExternalTool wine;

  @BeforeEach
  void findWine() {
    assumeTrue(System.getenv("WINEPREFIX") != null, "WINEPREFIX is not set");
    wine = ExternalTool.assumeInstalled("wine");
  }

  @AfterEach
  void deleteKey() throws Exception {
    if (wine != null) {
      Path file = folder.resolve("delete.reg");
      Files.writeString(file, RegFileFormat.REGEDIT4.header() + "\r\n\r\n[-" + KEY.toRegFileString() + "]\r\n");
      wine.run("regedit", "/s", windowsName(file));
    }
  }

  @Test
  void generatedKeysComeBackFromRegeditAndReg() throws Exception {
    Map<KeyPath, List<RegistryValue>> keys = generated(seed -> GeneratedKeys.ofAllKindsInALine(seed).only(WINE_KEEPS));
    importFile(write(RegFileFormat.VERSION_5, keys));
    assertSame(exportedByRegedit(), keys);
    assertSame(exportedByReg(), keys);
  }

  @Test
  void generatedKeysOfRegedit4ComeBack() throws Exception {
    Map<KeyPath, List<RegistryValue>> keys =
        generated(seed -> GeneratedKeys.inLatin(seed).only(WINE_KEEPS.and(RegFileUnderWineTest::isAnsi)));
    importFile(write(RegFileFormat.REGEDIT4, keys));
    assertSame(exportedByRegedit(), keys);
  }

  @Test
  void everyWholeValueOfVersion5ComesBackByteForByte() throws Exception {
    List<RegistryValue> values =
        List.of(
            RegistryValue.string("", ValueType.REG_SZ, "default"),
            RegistryValue.string("PathName", ValueType.REG_SZ, "C:\\WINNT \"é漢\uD83D\uDD27\""),
            RegistryValue.string("a\"b\\c=d];漢", ValueType.REG_EXPAND_SZ, "%SystemRoot%\\" + "x".repeat(200)),
            RegistryValue.string("lines", ValueType.REG_SZ, "a\r\nb"),
            RegistryValue.string("multi", ValueType.REG_MULTI_SZ, "a\0b\0"),
            new RegistryValue("number", ValueType.REG_DWORD, new byte[] {1, 2, 3, (byte) 0xFF}),
            new RegistryValue("none", ValueType.REG_NONE, new byte[0]),
            new RegistryValue("bytes", ValueType.REG_BINARY, new byte[1000]),
            new RegistryValue("unknown", new ValueType(0x7FFF0012), new byte[] {9}));
    assertThat(importedAndExported(RegFileFormat.VERSION_5, values)).containsExactlyInAnyOrderElementsOf(values);
  }

  @Test
  void stringsOfRegedit4AreWidenedByTheImport() throws Exception {
    List<RegistryValue> values =
        List.of(
            RegistryValue.string("PathName", ValueType.REG_SZ, "C:\\WINNT \"é\""),
            RegistryValue.string("lines", ValueType.REG_SZ, "a\r\né"),
            RegistryValue.string("expand", ValueType.REG_EXPAND_SZ, "%SystemRoot%\\é€"),
            RegistryValue.string("multi", ValueType.REG_MULTI_SZ, "a\0b\0"),
            new RegistryValue("bytes", ValueType.REG_BINARY, new byte[] {'a', 0}));
    assertThat(importedAndExported(RegFileFormat.REGEDIT4, values)).containsExactlyInAnyOrderElementsOf(values);
  }

  @Test
  void largeValuesAndTheLongestNamesComeBack() throws Exception {
    byte[] megabytes = new byte[5 << 20];
    new Random(5).nextBytes(megabytes);
    List<RegistryValue> values =
        List.of(
            new RegistryValue("bytes", ValueType.REG_BINARY, megabytes),
            RegistryValue.string("text", ValueType.REG_SZ, "größer 漢".repeat(1 << 18)),
            RegistryValue.string("quoted", ValueType.REG_SZ, "\\".repeat(0x7FFE)),
            RegistryValue.string("\\".repeat(16_383), ValueType.REG_SZ, "longest name"));
    Map<KeyPath, List<RegistryValue>> keys = Map.of(KEY.child("k".repeat(255)), values, KEY, List.of());
    importFile(write(RegFileFormat.VERSION_5, keys));
    assertSame(exportedByRegedit(), keys);
  }

  /**
   * In names of lengths at which a byte ends exactly in column 77. For the others regedit has had two ways: Wine's first
   * line ends with the byte that reaches that column, ours with the last that does not pass it.
   */
  @Test
  void ourFileIsByteForByteWhatRegeditExports() throws Exception {
    List<RegistryValue> values = new ArrayList<>();
    for (int length = 1; length <= 67; length += 3) {
      values.add(new RegistryValue("m".repeat(length), ValueType.REG_BINARY, new byte[length]));
      values.add(new RegistryValue("n".repeat(length), ValueType.REG_MULTI_SZ, new byte[80]));
    }
    values.sort(Comparator.comparing(RegistryValue::name));
    values.add(new RegistryValue("o", ValueType.REG_DWORD, new byte[] {1, 2, 3, (byte) 0xFF}));
    values.add(new RegistryValue("p", new ValueType(0xFFFF0012), new byte[] {1}));
    values.add(new RegistryValue("q", ValueType.REG_NONE, new byte[0]));
    values.add(RegistryValue.string("r", ValueType.REG_SZ, "é漢\uD83D\uDD27 \"\\;".repeat(100)));
    Path written = write(RegFileFormat.VERSION_5, Map.of(KEY, values));
    importFile(written);
    Path exported = folder.resolve("same.reg");
    wine.run("regedit", "/e", windowsName(exported), KEY.toRegFileString());
    assertThat(exported).hasSameBinaryContentAs(written);
  }

  @Test
  void deletionsDelete() throws Exception {
    RegistryValue stays = RegistryValue.string("stays \\", ValueType.REG_SZ, "1");
    RegistryValue goes = RegistryValue.string("goes \"\\", ValueType.REG_SZ, "2");
    RegistryValue unnamed = RegistryValue.string("", ValueType.REG_SZ, "3");
    KeyPath deleted = KEY.child("deleted ]");
    for (RegFileFormat format : RegFileFormat.values()) {
      importFile(write(format, Map.of(KEY, List.of(stays, goes, unnamed), deleted.child("below"), List.of(stays))));
      Path file = folder.resolve("deletions.reg");
      try (RegFileWriter writer = RegFileWriter.open(Files.newOutputStream(file), format)) {
        writer.comment("deletes with a backslash at its end \\");
        writer.deleteKey(deleted);
        writer.key(KEY);
        writer.deleteValue(goes.name());
        writer.comment("and then, with another backslash \\");
        writer.deleteValue("");
      }
      importFile(file);
      assertSame(exportedByRegedit(), Map.of(KEY, List.of(stays)));
    }
  }

  private static boolean endsInNul(RegistryValue value) {
    byte[] data = value.data();
    return data.length >= 2 && data.length % 2 == 0 && data[data.length - 1] == 0 && data[data.length - 2] == 0;
  }

  private Map<KeyPath, List<RegistryValue>> generated(LongFunction<GeneratedKeys> generator) {
    Map<KeyPath, List<RegistryValue>> keys = new LinkedHashMap<>();
    keys.put(KEY, List.of());
    for (long seed = 0; seed < KEYS; seed++) {
      GeneratedKeys generated = generator.apply(seed);
      keys.put(KEY.child(generated.keyName((int) seed)), generated.values(VALUES_PER_KEY));
    }
    return keys;
  }

  private static boolean isAnsi(RegistryValue value) {
    return !RegFileFormat.REGEDIT4.widens(value.type())
        || TextEncoding.WINDOWS_1252.canEncode(TextEncoding.UTF_16LE.decode(value.data()));
  }

  private static void assertSame(Map<KeyPath, List<RegistryValue>> read, Map<KeyPath, List<RegistryValue>> written) {
    assertThat(read.keySet()).containsExactlyInAnyOrderElementsOf(written.keySet());
    written.forEach(
        (key, values) -> assertThat(read.get(key)).as("%s", key).containsExactlyInAnyOrderElementsOf(values));
  }

  private List<RegistryValue> importedAndExported(RegFileFormat format, List<RegistryValue> values) throws Exception {
    importFile(write(format, Map.of(KEY, values)));
    return exportedByRegedit().getOrDefault(KEY, List.of());
  }

  private Path write(RegFileFormat format, Map<KeyPath, List<RegistryValue>> keys) throws IOException {
    Path file = folder.resolve("written.reg");
    try (RegFileWriter writer = RegFileWriter.open(Files.newOutputStream(file), format)) {
      for (var key : keys.entrySet()) {
        assertThat(writer.key(key.getKey())).isEmpty();
        for (RegistryValue value : key.getValue()) {
          assertThat(writer.value(value)).isEmpty();
        }
      }
    }
    return file;
  }

  private void importFile(Path file) throws Exception {
    wine.run("regedit", "/s", windowsName(file));
  }

  private Map<KeyPath, List<RegistryValue>> exportedByRegedit() throws Exception {
    Path exported = folder.resolve("exported.reg");
    wine.run("regedit", "/e", windowsName(exported), KEY.toRegFileString());
    return read(exported);
  }

  private Map<KeyPath, List<RegistryValue>> exportedByReg() throws Exception {
    Path exported = folder.resolve("exported by reg.reg");
    wine.run("reg", "export", KEY.toRegFileString(), windowsName(exported), "/y");
    return read(exported);
  }

  private static Map<KeyPath, List<RegistryValue>> read(Path file) throws DriveMendException {
    Map<KeyPath, List<RegistryValue>> keys = new LinkedHashMap<>();
    for (RegFileEntry entry : RegFileReader.read(file)) {
      List<RegistryValue> values = keys.computeIfAbsent(entry.keyPath().orElseThrow(), absent -> new ArrayList<>());
      switch (entry) {
        case KeyEntry key -> {}
        case ValueEntry value -> values.add(value.value());
        case DeleteKey key -> throw new AssertionError(key);
        case DeleteValue value -> throw new AssertionError(value);
      }
    }
    return keys;
  }

  /** Wine shows the whole file system as drive Z. */
  static String windowsName(Path file) {
    return "Z:" + file.toAbsolutePath().toString().replace('/', '\\');
  }
}
