package io.drivemend.regfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.regfile.RegFileEntry.ValueEntry;
import io.drivemend.testing.ExternalTool;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Entries that people and programs write in one way or another: what regedit skips we do not read either, and what we
 * read is what regedit imports. Where {@code WINEPREFIX} names a prefix, Wine's regedit is asked for its side.
 */
class RegFileRefusalsTest {

  private static final String KEY = "HKEY_LOCAL_MACHINE\\SOFTWARE\\DriveMend refusals";
  private static final String HEADER = RegFileFormat.VERSION_5.header();

  /** Each is an entry of several ways to write a value; {@code ?} stands for the value's name. */
  private static final List<String> READ_BY_BOTH =
      List.of(
          "\"?\"=\"a\" ; comment",
          "\t\"?\"\t= \"a\" ",
          "\"?\"=\"a\\\\\\\"=];\\\\\"",
          "\"?\"=\"a\\r\\nb\"",
          "\"?\"=dword:1F ; comment",
          "\"?\"=dword: 1f",
          "\"?\"=hex:",
          "\"?\"=hex:1,02, 03",
          "\"?\"=hex:01;02",
          "\"?\"=hex(0):01",
          "\"?\"=hex(2):25,00,00,00",
          "\"?\"=hex(4):01,00,00,00",
          "\"?\"=hex(b):01,02",
          "\"?\"=hex(ffffffff):01",
          "\"?\"=hex:01, \\\n  ; comment\n\n  02",
          "\"?\"=hex:\\\n02",
          "\"?\"=\"hidden\"\n\"?\"=\"last\"");

  private static final List<String> SKIPPED_BY_REGEDIT =
      List.of(
          "\"?\" \"a\"",
          "?=\"a\"",
          "\"?=1",
          "\"?\"=",
          "\"?\"=a",
          "\"?\"=\"a",
          "\"?\"=\"a\nb\"",
          "\"?\"=\"a\"b\"",
          "\"?\"=\"a\\\\\" junk",
          "\"?\"=DWORD:1f",
          "\"?\"=dword:",
          "\"?\"=dword:123456789",
          "\"?\"=dword:1f x",
          "\"?\"=dword:0x1f",
          "\"?\"=HEX:1f",
          "\"?\"=hex:0g",
          "\"?\"=hex:100",
          "\"?\"=hex:-1",
          "\"?\"=hex:,01",
          "\"?\"=hex:01,,02",
          "\"?\"=hex:01 ,02",
          "\"?\"=hex:01 02",
          "\"?\"=hex:01\\\n  02",
          "\"?\"=hex(0x2):01",
          "\"?\"=hex(123456789):01",
          "\"?\"=hex(2)01",
          "\"?\"=str:\"a\"");

  /** Regedit guesses here. It is not followed: these are not the words of any program that exports. */
  private static final List<String> READ_BY_REGEDIT_ONLY =
      List.of(
          "\"?\"=\"a\\tb\"",
          "\"?\"=dword:;",
          "\"?\"=hex:01,",
          "\"?\"=hex:001",
          "\"?\"=hex:0x1f",
          "\"?\"=hex():01",
          "\"?\"=hex( 2):01,00,00,00",
          "\"?\"=hex(-1):01");

  private static final List<String> HEADERS_SKIPPED =
      List.of(
          "regedit4",
          "REGEDIT4 ",
          "REGEDIT",
          "REGEDIT 4",
          "windows registry editor version 5.00",
          "Windows Registry Editor Version 5.0",
          "Windows Registry Editor Version 6.00");

  private @TempDir Path folder;

  @Test
  void whatRegeditSkipsIsRefusedAndAllElseThatIsGuessed() {
    assertThat(READ_BY_BOTH).allSatisfy(entry -> assertThat(ours(entry, "x")).isPresent());
    assertThat(SKIPPED_BY_REGEDIT).allSatisfy(entry -> assertThat(ours(entry, "x")).isEmpty());
    assertThat(READ_BY_REGEDIT_ONLY).allSatisfy(entry -> assertThat(ours(entry, "x")).isEmpty());
    assertThat(HEADERS_SKIPPED).allSatisfy(header -> assertThat(ours(header, "\"x\"=\"\"", "x")).isEmpty());
  }

  @Test
  void winesRegeditAgrees() throws Exception {
    assumeTrue(System.getenv("WINEPREFIX") != null, "WINEPREFIX is not set");
    Map<String, RegistryValue> read = importedByWine("both", READ_BY_BOTH);
    for (int i = 0; i < READ_BY_BOTH.size(); i++) {
      assertThat(ours(READ_BY_BOTH.get(i), "both" + i)).contains(read.get("both" + i));
    }
    assertThat(importedByWine("skipped", SKIPPED_BY_REGEDIT)).isEmpty();
    assertThat(importedByWine("guessed", READ_BY_REGEDIT_ONLY)).hasSameSizeAs(READ_BY_REGEDIT_ONLY);
  }

  @Test
  void winesRegeditSkipsFilesOfOtherHeaders() throws Exception {
    assumeTrue(System.getenv("WINEPREFIX") != null, "WINEPREFIX is not set");
    ExternalTool wine = ExternalTool.assumeInstalled("wine");
    for (String header : HEADERS_SKIPPED) {
      Path file = folder.resolve("header.reg");
      Files.writeString(file, header + "\r\n\r\n[" + KEY + "]\r\n\"" + header + "\"=\"\"\r\n");
      wine.run("regedit", "/s", RegFileUnderWineTest.windowsName(file));
    }
    assertThat(importedByWine("after", List.of("\"?\"=\"a\""))).containsOnlyKeys("after0");
  }

  /** The last value that we read under the name; empty when we refuse the entry. */
  private static Optional<RegistryValue> ours(String entry, String name) {
    return ours(HEADER, entry, name);
  }

  private static Optional<RegistryValue> ours(String header, String entry, String name) {
    String file = header + "\n\n[" + KEY + "]\n" + entry.replace("?", name) + "\n";
    try {
      List<RegFileEntry> entries = RegFileReader.read(new ByteArrayInputStream(file.getBytes(UTF_8)), "entry.reg");
      return Optional.of(((ValueEntry) entries.getLast()).value());
    } catch (DriveMendException refused) {
      assertThat(refused.problem()).isEqualTo(Problem.REGFILE_MALFORMED);
      return Optional.empty();
    }
  }

  /** The values that Wine's regedit makes of entries, by their names: the prefix and the entry's index. */
  private Map<String, RegistryValue> importedByWine(String prefix, List<String> entries) throws Exception {
    ExternalTool wine = ExternalTool.assumeInstalled("wine");
    List<String> lines =
        IntStream.range(0, entries.size()).mapToObj(i -> entries.get(i).replace("?", prefix + i)).toList();
    String text = HEADER + "\n\n[" + KEY + "]\n" + String.join("\n", lines) + "\n\"end\"=\"\"\n";
    Path file = folder.resolve("entries.reg");
    Files.write(file, TextEncoding.UTF_16LE.encode("\uFEFF" + text.replace("\n", "\r\n")));
    wine.run("regedit", "/s", RegFileUnderWineTest.windowsName(file));
    Path exported = folder.resolve("exported.reg");
    wine.run("regedit", "/e", RegFileUnderWineTest.windowsName(exported), KEY);
    wine.run("regedit", "/d", KEY);
    Map<String, RegistryValue> values = new HashMap<>();
    for (RegFileEntry entry : RegFileReader.read(exported)) {
      if (entry instanceof ValueEntry value) {
        values.put(value.value().name(), value.value());
      }
    }
    assertThat(values.remove("end")).as("what tells that regedit came to the end").isNotNull();
    return values;
  }
}
