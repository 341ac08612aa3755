package io.drivemend.regfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.regfile.RegFileEntry.DeleteKey;
import io.drivemend.regfile.RegFileEntry.DeleteValue;
import io.drivemend.regfile.RegFileEntry.KeyEntry;
import io.drivemend.regfile.RegFileEntry.ValueEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegFileReaderTest {

  private static final String HEADER = "Windows Registry Editor Version 5.00\n\n";
  private static final String IN_KEY = HEADER + "[HKEY_LOCAL_MACHINE\\SOFTWARE]\n";

  @Test
  void readsWhatPeopleAndOtherProgramsWrite() throws DriveMendException {
    String text =
        HEADER
            + """
            ; a comment
            [HKEY_LOCAL_MACHINE\\SOFTWARE\\a [b] c]   ; and another
              "spaced" = "x\\\\y\\"z" ; comment with "quotes"
            @=dword:1F
            "wrapped"=hex(2):25,00, \\
              ; between the lines

              61,0,\\
            \t00,00
            "at once"=hex:\\
              ff
            "wine"="a\\r\\nb"
            "gone"=-
            @=-
            [-HKEY_CURRENT_USER\\Software\\Old]
            """;
    String key = "HKEY_LOCAL_MACHINE\\SOFTWARE\\a [b] c";
    assertThat(read(text))
        .containsExactly(
            new KeyEntry(key),
            new ValueEntry(key, RegistryValue.string("spaced", ValueType.REG_SZ, "x\\y\"z")),
            new ValueEntry(key, new RegistryValue("", ValueType.REG_DWORD, new byte[] {0x1F, 0, 0, 0})),
            new ValueEntry(key, RegistryValue.string("wrapped", ValueType.REG_EXPAND_SZ, "%a")),
            new ValueEntry(key, new RegistryValue("at once", ValueType.REG_BINARY, new byte[] {(byte) 0xFF})),
            new ValueEntry(key, RegistryValue.string("wine", ValueType.REG_SZ, "a\r\nb")),
            new DeleteValue(key, "gone"),
            new DeleteValue(key, ""),
            new DeleteKey("HKEY_CURRENT_USER\\Software\\Old"));
  }

  @Test
  void readsRegedit4AsWindows1252AndWidensItsStrings() throws DriveMendException {
    byte[] file =
        "REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\é]\r\n\"€\"=\"ü\"\r\n\"m\"=hex(7):80,00,00\r\n\"b\"=hex:80"
            .getBytes(Charset.forName("windows-1252"));
    String key = "HKEY_LOCAL_MACHINE\\é";
    assertThat(RegFileReader.read(new ByteArrayInputStream(file), "nt4.reg"))
        .containsExactly(
            new KeyEntry(key),
            new ValueEntry(key, RegistryValue.string("€", ValueType.REG_SZ, "ü")),
            new ValueEntry(key, RegistryValue.string("m", ValueType.REG_MULTI_SZ, "€\0")),
            new ValueEntry(key, new RegistryValue("b", ValueType.REG_BINARY, new byte[] {(byte) 0x80})));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "HKEY_LOCAL_MACHINE\\SOFTWARE\\a, SOFTWARE\\a",
        "hkey_local_machine\\SYSTEM, SYSTEM",
        "HKEY_LOCAL_MACHINE, none",
        "HKEY_LOCAL_MACHINE\\, none",
        "HKEY_LOCAL_MACHINE\\a\\\\b, none",
        "HKEY_CURRENT_USER\\SOFTWARE, none"
      })
  void givesThePathOfKeysBelowTheLocalMachineOnly(String key, String path) {
    assertThat(new KeyEntry(key).keyPath()).isEqualTo(Optional.ofNullable(path).map(KeyPath::of));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no quote",
        "\"x\"",
        "\"x=1",
        "\"x\"=",
        "\"x\"=1",
        "\"x\"=\"open",
        "\"x\"=\"a\" b",
        "\"x\"=\"C:\\Windows\"",
        "\"x\"=\"C:\\",
        "\"x\"=dword:",
        "\"x\"=dword:123456789",
        "\"x\"=hex:0g",
        "\"x\"=hex:01,",
        "\"x\"=hex:01,,02",
        "\"x\"=hex:01 ,02",
        "\"x\"=hex:001",
        "\"x\"=hex:01,\\ 02",
        "\"x\"=hex():01",
        "\"x\"=hex(1:01",
        "\"x\"=hex(123456789):01",
        "\"x\"=\"nul\0\"",
        "[HKEY_LOCAL_MACHINE\\open",
        "[]",
        "[ HKEY_LOCAL_MACHINE\\SOFTWARE]",
        "[- HKEY_LOCAL_MACHINE\\SOFTWARE]",
        "[-]"
      })
  void refusesAMalformedLineAndNamesIt(String line) {
    assertThat(failure(IN_KEY + line + "\n\"good\"=\"\"\n"))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.REGFILE_MALFORMED))
        .hasMessageStartingWith("test.reg is not a well-formed .reg file at line 4: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "regedit4\n", "REGEDIT4 \n", "Windows Registry Editor Version 6.00\n", "MZ\u0090\0", "\uFEFFREGEDIT4"})
  void refusesAFileWithoutAHeaderOfOurs(String text) {
    assertThat(failure(text)).hasMessageContaining(" at line 1: ");
  }

  @Test
  void refusesWhatStandsOutsideOfAnyKey() {
    assertThat(failure(HEADER + "\"x\"=\"\"")).hasMessageContaining("line 3: a value belongs to no key");
    assertThat(failure(IN_KEY + "[-HKEY_LOCAL_MACHINE\\SYSTEM]\n\"x\"=\"\""))
        .hasMessageContaining("line 5: a value belongs");
  }

  @Test
  void refusesAFileThatWasCutOff() {
    assertThat(failure(IN_KEY + "\"x\"=hex:01,\\\n")).hasMessageContaining("another line");
    byte[] utf16 = ("\uFEFF" + IN_KEY).getBytes(StandardCharsets.UTF_16LE);
    byte[] cut = Arrays.copyOf(utf16, utf16.length - 1);
    assertThat(failure(() -> RegFileReader.read(new ByteArrayInputStream(cut), "cut.reg")))
        .hasMessageContaining("in the middle of a character");
  }

  @Test
  void doesNotGuessTheCodePageOfVersion5WithoutAByteOrderMark() {
    assertThat(failure(IN_KEY + "\"é\"=\"\""))
        .hasMessageContaining("line 4: it has the byte 195 but no byte order mark");
  }

  @ParameterizedTest
  @CsvSource({"60, 9, 9999, line is longer", "99, 3, 9999, value is larger", "99, 9, 100, file is longer"})
  void refusesWhatIsLargerThanItsLimits(int line, int value, long file, String reason) {
    String text = IN_KEY + "\"" + "x".repeat(line == 60 ? 60 : 10) + "\"=hex:01,\\\n02,\\\n03,\\\n04\n";
    RegFileLimits limits = new RegFileLimits(line, value, file);
    DriveMendException e =
        failure(
            () -> {
              RegFileReader reader = RegFileReader.open(stream(text), "test.reg", limits);
              while (reader.next().isPresent()) {}
            });
    assertThat(e.problem()).isEqualTo(Problem.REGFILE_TOO_LARGE);
    assertThat(e).hasMessageContaining(reason);
  }

  @Test
  void tellsAMissingFileFromOneThatCannotBeRead(@TempDir Path folder) throws IOException {
    assertThat(failure(() -> RegFileReader.read(folder.resolve("none.reg"))).problem()).isEqualTo(Problem.FILE_MISSING);
    Files.createDirectory(folder.resolve("folder.reg"));
    assertThat(failure(() -> RegFileReader.read(folder.resolve("folder.reg"))).problem())
        .isEqualTo(Problem.FILE_UNREADABLE);
  }

  private static List<RegFileEntry> read(String text) throws DriveMendException {
    return RegFileReader.read(stream(text), "test.reg");
  }

  private static ByteArrayInputStream stream(String text) {
    Charset charset = text.startsWith("\uFEFF") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    return new ByteArrayInputStream(text.getBytes(charset));
  }

  private static DriveMendException failure(String text) {
    return failure(() -> read(text));
  }

  private static DriveMendException failure(ThrowingCallable call) {
    return catchThrowableOfType(DriveMendException.class, call);
  }
}
