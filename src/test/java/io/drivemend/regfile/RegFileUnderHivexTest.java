package io.drivemend.regfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.hive.HiveBuilder;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our files through hivexregedit into a hive, and back; and its exports of hives that it did not fill. Its manual asks
 * for files in the encoding of the system and leaves the conversion to others: here that is UTF-8, and {@code
 * PERL_UNICODE} tells Perl so. Half a surrogate pair has no UTF-8, so no name here holds one.
 */
class RegFileUnderHivexTest {

  private static final String PREFIX = "HKEY_LOCAL_MACHINE\\SOFTWARE";
  private static final KeyPath KEY = KeyPath.of("SOFTWARE\\Example [1] = \"x\"");

  private static final int KEYS = 60;
  private static final int VALUES_PER_KEY = 10;

  private @TempDir Path folder;
  private Path hive;

  @BeforeEach
  void makeHive() throws IOException {
    hive = Files.write(folder.resolve("SOFTWARE"), EmptyHive.bytes());
  }

  @Test
  void everyValueOfVersion5ComesBackByteForByte() throws Exception {
    List<RegistryValue> values =
        List.of(
            RegistryValue.string("", ValueType.REG_SZ, "default"),
            RegistryValue.string("PathName", ValueType.REG_SZ, "C:\\WINNT \"é\""),
            RegistryValue.string("a\"b\\c=d]", ValueType.REG_EXPAND_SZ, "%a%\\漢\uD83D\uDD27" + "x".repeat(200)),
            new RegistryValue("no terminator", ValueType.REG_SZ, new byte[] {'a', 0}),
            new RegistryValue("odd", ValueType.REG_SZ, new byte[] {'a', 0, 'b'}),
            new RegistryValue("lone", ValueType.REG_SZ, new byte[] {0, (byte) 0xD8, 0, 0}),
            RegistryValue.string("lines", ValueType.REG_SZ, "a\r\nb"),
            RegistryValue.string("multi", ValueType.REG_MULTI_SZ, "a\0b\0"),
            new RegistryValue("number", ValueType.REG_DWORD, new byte[] {1, 2, 3, (byte) 0xFF}),
            new RegistryValue("short number", ValueType.REG_DWORD, new byte[] {1, 2}),
            new RegistryValue("bytes", ValueType.REG_BINARY, new byte[1000]),
            new RegistryValue("unknown", new ValueType(0x7FFF0012), new byte[] {9}));

    merge(write(RegFileFormat.VERSION_5, values), RegFileFormat.VERSION_5);

    assertThat(export(RegFileFormat.VERSION_5)).containsExactlyInAnyOrderElementsOf(values);
    assertThat(ExternalTool.assumeInstalled("hivexget").run(hive, "\\" + KEY.belowHive().getFirst(), "PathName"))
        .isEqualTo("C:\\WINNT \"é\"\n");
  }

  @Test
  void anOmissionDoesNotHideTheValuesBehindIt() throws Exception {
    RegistryValue before = RegistryValue.string("before", ValueType.REG_SZ, "1");
    RegistryValue after = RegistryValue.string("after", ValueType.REG_SZ, "2");
    RegistryValue omitted = RegistryValue.string("two\nlines", ValueType.REG_SZ, "");
    merge(write(RegFileFormat.VERSION_5, List.of(before, omitted, after)), RegFileFormat.VERSION_5);
    assertThat(export(RegFileFormat.VERSION_5)).containsExactlyInAnyOrder(before, after);
  }

  /** hivexregedit copies hex as it stands: its export means the same only when it is read as REGEDIT4 again. */
  @Test
  void valuesOfRegedit4ComeBackThroughTheAnsiCodePage() throws Exception {
    List<RegistryValue> values =
        List.of(
            RegistryValue.string("expand größer", ValueType.REG_EXPAND_SZ, "%SystemRoot%\\é€"),
            RegistryValue.string("multi", ValueType.REG_MULTI_SZ, "a\0b\0"),
            new RegistryValue("bytes", ValueType.REG_BINARY, new byte[] {'a', 0}));
    merge(write(RegFileFormat.REGEDIT4, values), RegFileFormat.REGEDIT4);
    assertThat(export(RegFileFormat.REGEDIT4)).containsExactlyInAnyOrderElementsOf(values);
  }

  @ParameterizedTest
  @EnumSource
  void generatedKeysComeBack(RegFileFormat format) throws Exception {
    Map<KeyPath, List<RegistryValue>> keys = new LinkedHashMap<>();
    for (long seed = 0; seed < KEYS; seed++) {
      GeneratedKeys generated =
          format == RegFileFormat.VERSION_5
              ? GeneratedKeys.withWholeCharacters(seed)
              : GeneratedKeys.inLatin(seed).only(RegFileUnderHivexTest::survivesInAnsi);
      KeyPath key = KeyPath.of("SOFTWARE").child(generated.keyName((int) seed));
      keys.put(key, generated.values(VALUES_PER_KEY));
    }
    merge(write(format, keys), format);
    assertSame(exportKeys(format), keys);
  }

  @Test
  void itsExportOfAHiveThatWeBuiltIsRead() throws Exception {
    Map<KeyPath, List<RegistryValue>> keys = new LinkedHashMap<>();
    HiveBuilder builder = new HiveBuilder(5);
    for (long seed = 0; seed < KEYS; seed++) {
      GeneratedKeys generated = GeneratedKeys.withWholeCharacters(1000 + seed);
      String name = generated.keyName((int) seed);
      List<RegistryValue> values = generated.values(VALUES_PER_KEY);
      keys.put(KeyPath.of("SOFTWARE").child(name), values);
      values.forEach(value -> builder.put(name, value));
    }
    hive = folder.resolve("BUILT");
    builder.write(hive);
    assertSame(exportKeys(RegFileFormat.VERSION_5), keys);
  }

  @Test
  void deletionsDelete() throws Exception {
    RegistryValue stays = RegistryValue.string("stays \\", ValueType.REG_SZ, "1");
    RegistryValue goes = RegistryValue.string("goes \"\\", ValueType.REG_SZ, "2");
    RegistryValue unnamed = RegistryValue.string("", ValueType.REG_SZ, "3");
    KeyPath deleted = KeyPath.of("SOFTWARE").child("deleted ]");
    merge(
        write(RegFileFormat.VERSION_5, Map.of(KEY, List.of(stays, goes, unnamed), deleted, List.of(stays))),
        RegFileFormat.VERSION_5);
    Path file = folder.resolve("deletions.reg");
    try (RegFileWriter writer = RegFileWriter.open(Files.newOutputStream(file), RegFileFormat.VERSION_5)) {
      writer.comment("deletes with a backslash at its end \\");
      writer.deleteKey(deleted);
      writer.key(KEY);
      writer.deleteValue(goes.name());
      writer.comment("and then, with another backslash \\");
      writer.deleteValue("");
    }
    merge(file, RegFileFormat.VERSION_5);
    assertSame(exportKeys(RegFileFormat.VERSION_5), Map.of(KEY, List.of(stays)));
  }

  /** It joins the lines of a value in a time that grows with their number squared, so that they come out of a hive. */
  @Test
  void itsExportOfValuesOfMegabytesIsRead() throws Exception {
    byte[] megabytes = new byte[5 << 20];
    new Random(5).nextBytes(megabytes);
    List<RegistryValue> values =
        List.of(
            new RegistryValue("bytes", ValueType.REG_BINARY, megabytes),
            RegistryValue.string("text", ValueType.REG_SZ, "größer".repeat(1 << 18)));
    HiveBuilder builder = new HiveBuilder(5);
    values.forEach(value -> builder.put(KEY.belowHive().getFirst(), value));
    hive = folder.resolve("BUILT");
    builder.write(hive);
    assertThat(export(RegFileFormat.VERSION_5)).containsExactlyInAnyOrderElementsOf(values);
  }

  /** It stores what stands in quotes as UTF-16 whatever the file's format, and hex as it stands. */
  @Test
  void quotedStringsOfRegedit4ComeBack() throws Exception {
    List<RegistryValue> values = List.of(RegistryValue.string("größer €", ValueType.REG_SZ, "C:\\WINNT \"é€\""));
    merge(write(RegFileFormat.REGEDIT4, values), RegFileFormat.REGEDIT4);
    assertThat(export(RegFileFormat.VERSION_5)).containsExactlyElementsOf(values);
  }

  private static boolean survivesInAnsi(RegistryValue value) {
    if (value.type().equals(ValueType.REG_SZ)) {
      return false;
    }
    return !RegFileFormat.REGEDIT4.widens(value.type())
        || (value.size() % 2 == 0 && TextEncoding.WINDOWS_1252.canEncode(TextEncoding.UTF_16LE.decode(value.data())));
  }

  private static void assertSame(
      Map<KeyPath, List<RegistryValue>> read, Map<KeyPath, List<RegistryValue>> written) {
    assertThat(read.keySet()).containsExactlyInAnyOrderElementsOf(written.keySet());
    written.forEach(
        (key, values) -> assertThat(read.get(key)).as("%s", key).containsExactlyInAnyOrderElementsOf(values));
  }

  private Path write(RegFileFormat format, List<RegistryValue> values) throws IOException {
    return write(format, Map.of(KEY, values));
  }

  private Path write(RegFileFormat format, Map<KeyPath, List<RegistryValue>> keys) throws IOException {
    Path file = folder.resolve("written.reg");
    try (RegFileWriter writer = RegFileWriter.open(Files.newOutputStream(file), format)) {
      for (var key : keys.entrySet()) {
        writer.key(key.getKey());
        for (RegistryValue value : key.getValue()) {
          writer.value(value);
        }
      }
    }
    return file;
  }

  private void merge(Path file, RegFileFormat format) throws IOException, InterruptedException {
    Path converted = folder.resolve("converted.reg");
    Files.writeString(converted, format.encoding().decode(Files.readAllBytes(file)).replace("\uFEFFWin", "Win"));
    hivexregedit().run("--merge", "--prefix", PREFIX, hive, converted);
  }

  private List<RegistryValue> export(RegFileFormat format) throws Exception {
    Map<KeyPath, List<RegistryValue>> keys = exportKeys(format);
    assertThat(keys).containsOnlyKeys(KEY);
    return keys.getOrDefault(KEY, List.of());
  }

  /** What hivexregedit exports: always version 5.00, without a byte order mark, with all string data in hex. */
  private Map<KeyPath, List<RegistryValue>> exportKeys(RegFileFormat format) throws Exception {
    String text = hivexregedit().run("--export", "--prefix", PREFIX, hive, "\\");
    String header = RegFileFormat.VERSION_5.header();
    assertThat(text).startsWith(header);
    String mark = format == RegFileFormat.VERSION_5 ? "\uFEFF" : "";
    String asked = mark + format.header() + text.substring(header.length());
    Path file = Files.write(folder.resolve("exported.reg"), format.encoding().encode(asked));
    Map<KeyPath, List<RegistryValue>> keys = new LinkedHashMap<>();
    for (RegFileEntry entry : RegFileReader.read(file)) {
      switch (entry) {
        case KeyEntry key -> key.keyPath().ifPresent(path -> keys.put(path, new ArrayList<>()));
        case ValueEntry value ->
            keys.computeIfAbsent(value.keyPath().orElseThrow(), absent -> new ArrayList<>()).add(value.value());
        case DeleteKey key -> throw new AssertionError(key);
        case DeleteValue value -> throw new AssertionError(value);
      }
    }
    return keys;
  }

  private static ExternalTool hivexregedit() {
    return ExternalTool.assumeInstalled("hivexregedit").with("PERL_UNICODE", "SD");
  }
}
