package io.drivemend.cli;

import static io.drivemend.testing.Registries.windows10OnD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drivemend.testing.DirtySoftware;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code inspect} prints, with the exit codes that scripts rely on. The hive stays as it is. */
class InspectCommandTest {

  @TempDir private Path folder;

  @Test
  void aSoundHive() throws Exception {
    CliRun cli = new CliRun(folder);
    Path hive = cli.hive(windows10OnD("C:\\Windows"));
    byte[] before = Files.readAllBytes(hive);
    assertThat(cli.run("inspect", "--hive", hive.toString())).isZero();
    assertThat(cli.out())
        .startsWith("The hive is sound: every cell, key and value checks out.")
        .contains("regf 1.5, last written 2001-08-23T12:00:00Z, 8,192 bytes", "  1 bins; ", "0 bytes after the last bin")
        .endsWith("Looked through " + hive + ". Nothing was written." + System.lineSeparator());
    assertThat(cli.err()).isEmpty();
    assertThat(hive).hasBinaryContent(before);
  }

  @Test
  void aDamagedHive() throws Exception {
    CliRun cli = new CliRun(folder);
    Path hive = cli.hive(windows10OnD("C:\\Windows"));
    byte[] bytes = Files.readAllBytes(hive);
    bytes[4096 + 36] = 0; // the root key
    Files.write(hive, bytes);
    assertThat(cli.run("inspect", "--hive", hive.toString())).isEqualTo(1);
    assertThat(cli.out())
        .startsWith("The hive is damaged in 1 place, and DriveMend will not change it.")
        .contains("  DAMAGE  At 0x1024, root key: a record \"nk\" should stand here. No key can be reached.");
    assertThat(cli.run("inspect", "--hive", hive.toString(), "--json")).isEqualTo(1);
    JsonNode json = cli.json();
    assertThat(json.path("sound").asBoolean()).isFalse();
    assertThat(json.path("clean").asBoolean()).isTrue();
    assertThat(json.path("damages").asInt()).isEqualTo(1);
    assertThat(json.path("counts").path("keys").asInt()).isZero();
    JsonNode finding = json.path("findings").path(0);
    assertThat(finding.path("damage").asBoolean()).isTrue();
    assertThat(finding.path("part").asText()).isEqualTo("root");
    assertThat(finding.path("offset").asInt()).isEqualTo(0x1024);
    assertThat(finding.path("what").asText()).isEqualTo("a record \"nk\" should stand here");
    assertThat(finding.path("meaning").asText()).isEqualTo("No key can be reached.");
    assertThat(hive).hasBinaryContent(bytes);
  }

  /** The value itself can be read; what is damaged is the descriptor of who may open the keys. */
  @Test
  void aHiveDamagedElsewhereIsRefusedBeforeABackupIsMade() throws Exception {
    CliRun cli = new CliRun(folder);
    Path hive = cli.hive(windows10OnD("C:\\Windows"));
    byte[] bytes = Files.readAllBytes(hive);
    bytes[4096 + 36 + 44] ^= 8; // where the root key has it
    Files.write(hive, bytes);
    assertThat(cli.run("check", "--hive", hive.toString())).isEqualTo(1);
    assertThat(cli.run("inspect", "--hive", hive.toString())).isEqualTo(1);
    assertThat(cli.out()).contains("DAMAGE").contains("security descriptor").contains("Who may open the root key cannot be told.");
    assertThat(cli.run("repair", "--hive", hive.toString(), "--yes")).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM106 ");
    assertThat(hive).hasBinaryContent(bytes);
    assertThat(folder.resolve("backups").toFile().list()).containsExactly(".drivemend-lock");
  }

  @Test
  void aHiveThatWasNotClosedProperly() throws Exception {
    Path hive = DirtySoftware.in(folder, 5).withEntries().hive();
    CliRun cli = new CliRun(folder);
    assertThat(cli.run("inspect", "--hive", hive.toString())).isEqualTo(1);
    assertThat(cli.out()).startsWith("The hive is sound: every cell, key and value checks out. It was not closed properly: ");
  }

  @Test
  void whatIsNoHive() throws Exception {
    Path file = Files.writeString(folder.resolve("notes"), "no hive");
    CliRun cli = new CliRun(folder);
    assertThat(cli.run("inspect", "--hive", file.toString(), "--json")).isEqualTo(4);
    assertThat(cli.json().path("code").asText()).isEqualTo("DM103");
    assertThat(cli.run("inspect")).isEqualTo(2);
  }
}
