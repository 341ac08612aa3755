package io.drivemend.regfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.regfile.RegFileEntry.ValueEntry;
import io.drivemend.testing.ExternalTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our files through Wine's regedit into its registry, and back. Runs where {@code WINEPREFIX} names the prefix
 * to write to, so that nobody's default prefix is touched. Values that Wine's regedit changes are not here: it adds a
 * missing terminator to strings, and exports a REG_DWORD of any size as four bytes.
 */
class RegFileUnderWineTest {

  private static final KeyPath KEY = KeyPath.of("SOFTWARE\\DriveMend test [1] = \"x\"");

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

  private List<RegistryValue> importedAndExported(RegFileFormat format, List<RegistryValue> values) throws Exception {
    Path file = folder.resolve("written.reg");
    try (RegFileWriter writer = RegFileWriter.open(Files.newOutputStream(file), format)) {
      writer.key(KEY);
      for (RegistryValue value : values) {
        assertThat(writer.value(value)).isEmpty();
      }
    }
    wine.run("regedit", "/s", windowsName(file));
    Path exported = folder.resolve("exported.reg");
    wine.run("regedit", "/e", windowsName(exported), KEY.toRegFileString());
    return RegFileReader.read(exported).stream()
        .filter(ValueEntry.class::isInstance)
        .map(entry -> ((ValueEntry) entry).value())
        .toList();
  }

  /** Wine shows the whole file system as drive Z. */
  private static String windowsName(Path file) {
    return "Z:" + file.toAbsolutePath().toString().replace('/', '\\');
  }
}
