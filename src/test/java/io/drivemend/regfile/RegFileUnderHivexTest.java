package io.drivemend.regfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.regfile.RegFileEntry.ValueEntry;
import io.drivemend.testing.ExternalTool;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our files through hivexregedit into a hive, and back. */
class RegFileUnderHivexTest {

  private static final String PREFIX = "HKEY_LOCAL_MACHINE\\SOFTWARE";
  private static final KeyPath KEY = KeyPath.of("SOFTWARE\\Example [1] = \"x\"");

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

    merge(write(RegFileFormat.VERSION_5, values), StandardCharsets.UTF_16);

    assertThat(export(RegFileFormat.VERSION_5)).containsExactlyInAnyOrderElementsOf(values);
    assertThat(ExternalTool.assumeInstalled("hivexget").run(hive, "\\" + KEY.belowHive().getFirst(), "PathName"))
        .isEqualTo("C:\\WINNT \"é\"\n");
  }

  @Test
  void anOmissionDoesNotHideTheValuesBehindIt() throws Exception {
    RegistryValue before = RegistryValue.string("before", ValueType.REG_SZ, "1");
    RegistryValue after = RegistryValue.string("after", ValueType.REG_SZ, "2");
    RegistryValue omitted = RegistryValue.string("two\nlines", ValueType.REG_SZ, "");
    merge(write(RegFileFormat.VERSION_5, List.of(before, omitted, after)), StandardCharsets.UTF_16);
    assertThat(export(RegFileFormat.VERSION_5)).containsExactlyInAnyOrder(before, after);
  }

  /** hivexregedit copies hex as it stands: its export means the same only when it is read as REGEDIT4 again. */
  @Test
  void valuesOfRegedit4ComeBackThroughTheAnsiCodePage() throws Exception {
    List<RegistryValue> values =
        List.of(
            RegistryValue.string("expand", ValueType.REG_EXPAND_SZ, "%SystemRoot%\\é€"),
            RegistryValue.string("multi", ValueType.REG_MULTI_SZ, "a\0b\0"),
            new RegistryValue("bytes", ValueType.REG_BINARY, new byte[] {'a', 0}));
    merge(write(RegFileFormat.REGEDIT4, values), Charset.forName("windows-1252"));
    assertThat(export(RegFileFormat.REGEDIT4)).containsExactlyInAnyOrderElementsOf(values);
  }

  private Path write(RegFileFormat format, List<RegistryValue> values) throws IOException {
    Path file = folder.resolve("written.reg");
    try (RegFileWriter writer = RegFileWriter.open(Files.newOutputStream(file), format)) {
      writer.key(KEY);
      for (RegistryValue value : values) {
        writer.value(value);
      }
    }
    return file;
  }

  /** hivexregedit takes each byte of its file for one character. */
  private void merge(Path file, Charset charset) throws IOException, InterruptedException {
    Path latin = folder.resolve("latin.reg");
    Files.writeString(latin, Files.readString(file, charset), StandardCharsets.ISO_8859_1);
    ExternalTool.assumeInstalled("hivexregedit").run("--merge", "--prefix", PREFIX, hive, latin);
  }

  /** What hivexregedit exports: version 5.00 without a byte order mark, with all string data in hex. */
  private List<RegistryValue> export(RegFileFormat format) throws Exception {
    String text = ExternalTool.assumeInstalled("hivexregedit").run("--export", "--prefix", PREFIX, hive, "\\");
    String asked = text.replace(RegFileFormat.VERSION_5.header(), format.header());
    Path file = Files.writeString(folder.resolve("exported.reg"), asked);
    return RegFileReader.read(file).stream()
        .filter(ValueEntry.class::isInstance)
        .map(ValueEntry.class::cast)
        .peek(entry -> assertThat(entry.keyPath()).contains(KEY))
        .map(ValueEntry::value)
        .toList();
  }
}
