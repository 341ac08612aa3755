package io.drivemend.cli;

import static io.drivemend.testing.Registries.currentVersion;
import static io.drivemend.testing.Registries.windows10OnD;
import static io.drivemend.testing.Registries.withSystemHive;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drivemend.files.SettingsFile;
import io.drivemend.hive.HiveBuilder;
import io.drivemend.model.View;
import io.drivemend.registry.InMemoryRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands on real hive files, with the exit codes and the output that scripts rely on. */
class CliTest {

  @TempDir private Path folder;
  private CliRun cli;

  @BeforeEach
  void openFolder() {
    cli = new CliRun(folder);
  }

  @Test
  void checkFindsTheFaultInBothViewsOfAHive() throws Exception {
    Path hive = hive(windows10OnD("C:\\Windows"));
    assertThat(run("check", "--hive", hive.toString(), "--json")).isEqualTo(1);
    JsonNode json = json();
    assertThat(json.path("verdict").asText()).isEqualTo("letter-differs");
    JsonNode findings = json.path("findings");
    assertThat(findings).hasSize(2);
    assertThat(findings.path(0).path("view").asText()).isEqualTo("64");
    assertThat(findings.path(1).path("view").asText()).isEqualTo("32");
    for (JsonNode finding : findings) {
      assertThat(finding.path("key").asText()).isEqualTo("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
      assertThat(finding.path("name").asText()).isEqualTo("PathName");
      assertThat(finding.path("type").asText()).isEqualTo("REG_SZ");
      assertThat(finding.path("old").asText()).isEqualTo("C:\\Windows");
      assertThat(finding.path("new").asText()).isEqualTo("D:\\Windows");
      assertThat(finding.path("evidence")).isNotEmpty();
    }
  }

  @Test
  void checkPrintsTheSentenceAndEveryRowForPeople() throws Exception {
    assertThat(run("check", "--hive", hive(windows10OnD("C:\\Windows")).toString())).isEqualTo(1);
    assertThat(cli.out())
        .startsWith("Windows is in D:\\Windows, but 2 values say C:\\Windows.")
        .contains("PROBLEM      PathName, 64-bit view: C:\\Windows")
        .contains("not checked  MountedDevices")
        .endsWith("Nothing was written.\n".replace("\n", System.lineSeparator()));
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void checkTellsWhichLetterEachWitnessNamesAndWhatThatIsWorth() throws Exception {
    Path hive = hive(windows10OnD("C:\\Windows"));
    assertThat(run("check", "--hive", hive.toString())).isEqualTo(1);
    assertThat(cli.out())
        .contains("Which letter is right:", "  D:  agrees       SystemRoot: Windows writes it anew at each start")
        .contains("  -   silent       MountedDevices: ");
    assertThat(run("check", "--hive", hive.toString(), "--json")).isEqualTo(1);
    JsonNode witnesses = json().path("witnesses");
    assertThat(witnesses.findValuesAsText("name")).containsExactly("Volume in hand", "SystemRoot", "MountedDevices");
    assertThat(witnesses.findValuesAsText("standing")).containsExactly("silent", "agrees", "silent");
    assertThat(witnesses.path(0).path("letter").isNull()).isTrue();
    assertThat(witnesses.path(1).path("letter").asText()).isEqualTo("D:");
    assertThat(witnesses.path(1).path("says").asText()).contains("D:\\Windows");
    assertThat(witnesses.findValuesAsText("why")).hasSize(3).allMatch(why -> !why.isBlank());
  }

  @Test
  void aHealthyHiveIsNeitherChangedNorBackedUp() throws Exception {
    Path hive = hive(windows10OnD("D:\\Windows"));
    byte[] before = Files.readAllBytes(hive);
    assertThat(run("check", "--hive", hive.toString())).isZero();
    assertThat(run("repair", "--hive", hive.toString(), "--yes")).isZero();
    assertThat(hive).hasBinaryContent(before);
    assertThat(folder.resolve("backups")).doesNotExist();
  }

  @Test
  void repairAndRestoreLeaveTheHiveAsItWasInEveryValue() throws Exception {
    Path hive = hive(windows10OnD("C:\\Windows"));
    assertThat(run("repair", "--hive", hive.toString(), "--yes", "--json")).isZero();
    JsonNode json = json();
    String id = json.path("backupId").asText();
    assertThat(json.path("changes")).hasSize(2);
    assertThat(json.path("changes").path(0).path("new").asText()).isEqualTo("D:\\Windows");
    assertThat(run("check", "--hive", hive.toString())).isZero();
    assertThat(run("verify", id)).isZero();
    assertThat(run("restore", id, "--yes", "--json")).isZero();
    assertThat(json().path("changes").path(0).path("new").asText()).isEqualTo("C:\\Windows");
    assertThat(run("check", "--hive", hive.toString())).isEqualTo(1);
    assertThat(run("restore", id, "--yes")).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM503 ");
  }

  @Test
  void aPathNameThatTheRegistrySpellsOtherwiseIsRepairedAndRestored() throws Exception {
    InMemoryRegistry registry = windows10OnD("C:\\Windows");
    Path hive = hive(currentVersion(registry, View.VIEW_64, "PATHNAME", "C:\\Windows"));
    assertThat(run("repair", "--hive", hive.toString(), "--yes", "--json")).isZero();
    String id = json().path("backupId").asText();
    assertThat(run("check", "--hive", hive.toString())).isZero();
    assertThat(run("restore", id, "--yes")).isZero();
    assertThat(run("check", "--hive", hive.toString())).isEqualTo(1);
  }

  @Test
  void repairWritesNothingWhenNobodyConfirms() throws Exception {
    Path hive = hive(windows10OnD("C:\\Windows"));
    byte[] before = Files.readAllBytes(hive);
    assertThat(run("repair", "--hive", hive.toString())).isEqualTo(4);
    assertThat(cli.err()).contains("C:\\Windows  ->  D:\\Windows").contains("DM407 ");
    cli.answer(false);
    assertThat(run("repair", "--hive", hive.toString())).isEqualTo(4);
    assertThat(hive).hasBinaryContent(before);
    assertThat(folder.resolve("backups")).doesNotExist();
    cli.answer(true);
    assertThat(run("repair", "--hive", hive.toString())).isZero();
    assertThat(run("check", "--hive", hive.toString())).isZero();
  }

  @Test
  void theFolderThatTheWizardRememberedHoldsUntilAnotherIsNamed() throws Exception {
    Path hive = hive(windows10OnD("C:\\Windows"));
    Path stick = Files.createDirectory(folder.resolve("stick"));
    new SettingsFile(folder.resolve("settings.json")).keepBackups(Optional.of(stick));
    assertThat(run("repair", "--hive", hive.toString(), "--yes", "--json")).isZero();
    String id = json().path("backupId").asText();
    assertThat(stick.resolve(id)).isDirectory();
    assertThat(run("verify", id)).isZero();
    assertThat(run("verify", id, "--backups", folder.resolve("other").toString())).isEqualTo(4);
    Files.move(stick, folder.resolve("pulled"));
    assertThat(run("verify", id)).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM308 ").contains(stick.toString());
    assertThat(run("verify", id, "--backups", folder.resolve("pulled").toString())).isZero();
    assertThat(folder.resolve("backups")).doesNotExist();
  }

  @Test
  void aSettingThatCannotBeReadIsSpokenOfOnceAndIgnored() throws Exception {
    Files.writeString(folder.resolve("settings.json"), "{");
    assertThat(run("backups")).isZero();
    assertThat(cli.err()).startsWith("DM320 ").containsOnlyOnce("DM320").contains("There are no backups");
    assertThat(run("backups", "--backups", folder.resolve("other").toString())).isZero();
    assertThat(cli.err()).doesNotContain("DM320");
  }

  @Test
  void backupsAreListedWhereTheyWereMade() throws Exception {
    Path hive = hive(windows10OnD("C:\\Windows"));
    String elsewhere = folder.resolve("elsewhere").toString();
    assertThat(run("repair", "--hive", hive.toString(), "--yes", "--json", "--backups", elsewhere)).isZero();
    String id = json().path("backupId").asText();
    assertThat(run("backups", "--json", "--backups", elsewhere)).isZero();
    JsonNode backup = json().path("backups").path(0);
    assertThat(backup.path("id").asText()).isEqualTo(id);
    assertThat(backup.path("state").asText()).isEqualTo("applied");
    assertThat(run("backups", "--json")).isZero();
    assertThat(json().path("backups")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "HOW-TO-RESTORE.txt, DriveMend, OtherMend",
    "manifest.json, '\"before\" : \"43', '\"before\" : \"51'",
    "manifest.json, '\"after\" : \"44', '\"after\" : \"51'",
    "manifest.json, SOFTWARE\", SOFTWARF\"",
  })
  void aTamperedBackupIsNotRestored(String name, String old, String replacement) throws Exception {
    Path hive = hive(windows10OnD("C:\\Windows"));
    run("repair", "--hive", hive.toString(), "--yes", "--json");
    String id = json().path("backupId").asText();
    byte[] repaired = Files.readAllBytes(hive);
    Path file = folder.resolve("backups").resolve(id).resolve(name);
    String content = Files.readString(file);
    assertThat(content).contains(old);
    Files.writeString(file, content.replace(old, replacement));
    for (String command : List.of("verify", "restore")) {
      String[] arguments = command.equals("restore") ? new String[] {command, id, "--yes"} : new String[] {command, id};
      assertThat(run(arguments)).isEqualTo(4);
      assertThat(cli.err()).startsWith("DM304 ");
    }
    assertThat(hive).hasBinaryContent(repaired);
  }

  @Test
  void theTechnicianNamesTheLetterWhereTheEvidenceDoesNot() throws Exception {
    InMemoryRegistry registry = new InMemoryRegistry(List.of(View.NATIVE));
    currentVersion(registry, View.NATIVE, "PathName", "C:\\WINNT");
    Path hive = hive(registry);
    assertThat(run("check", "--hive", hive.toString(), "--json")).isEqualTo(1);
    assertThat(json().path("verdict").asText()).isEqualTo("unknown");
    assertThat(run("repair", "--hive", hive.toString(), "--yes")).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM208 ");
    assertThat(run("repair", "--hive", hive.toString(), "--letter", "e", "--yes", "--json")).isZero();
    assertThat(json().path("changes").path(0).path("new").asText()).isEqualTo("E:\\WINNT");
  }

  @Test
  void theSystemHiveIsAWitness() throws Exception {
    InMemoryRegistry registry = withSystemHive(windows10OnD("C:\\Windows"), "LAB-3", "CE");
    Path hive = hive(registry);
    Path system = folder.resolve("SYSTEM");
    new HiveBuilder(5).addAll(registry, "SYSTEM").write(system);
    assertThat(run("check", "--hive", hive.toString(), "--system-hive", system.toString(), "--json")).isEqualTo(1);
    assertThat(json().path("verdict").asText()).isEqualTo("unknown");
    assertThat(json().path("machine").asText()).isEqualTo("LAB-3");
  }

  @Test
  void aSystemHiveThatCannotBeReadIsASilentWitness() throws Exception {
    Path hive = hive(windows10OnD("C:\\Windows"));
    String system = Files.writeString(folder.resolve("SYSTEM"), "no hive").toString();
    assertThat(run("check", "--hive", hive.toString(), "--system-hive", system)).isEqualTo(1);
    assertThat(cli.out()).contains("not checked  MountedDevices: " + system + " is not a registry hive");
    assertThat(run("repair", "--hive", hive.toString(), "--system-hive", system, "--yes")).isZero();
  }

  @Test
  void aWindowsFolderIsFoundInAnyCase() throws Exception {
    Path config = Files.createDirectories(folder.resolve("disk/WinNT/SYSTEM32/Config"));
    InMemoryRegistry registry = new InMemoryRegistry(List.of(View.NATIVE));
    currentVersion(registry, View.NATIVE, "PathName", "C:\\WINNT");
    currentVersion(registry, View.NATIVE, "SystemRoot", "D:\\WINNT");
    new HiveBuilder(3).addAll(registry, "SOFTWARE").write(config.resolve("software"));
    for (String place : List.of("disk", "disk/WinNT")) {
      assertThat(run("check", "--windows", folder.resolve(place).toString(), "--json")).isEqualTo(1);
      assertThat(json().path("verdict").asText()).isEqualTo("letter-differs");
    }
    currentVersion(registry, View.NATIVE, "PathName", "C:\\WINDOWS");
    currentVersion(registry, View.NATIVE, "SystemRoot", "D:\\WINDOWS");
    Files.delete(config.resolve("software"));
    new HiveBuilder(3).addAll(registry, "SOFTWARE").write(config.resolve("software"));
    assertThat(run("check", "--windows", folder.resolve("disk").toString(), "--json")).isEqualTo(1);
    assertThat(json().path("code").asText()).isEqualTo("DM206");
  }

  @Test
  void aHibernatedWindowsIsRefused() throws Exception {
    Path config = Files.createDirectories(folder.resolve("disk/Windows/System32/config"));
    new HiveBuilder(5).addAll(windows10OnD("C:\\Windows"), "SOFTWARE").write(config.resolve("SOFTWARE"));
    Files.writeString(folder.resolve("disk/hiberfil.sys"), "HIBR and so on");
    assertThat(run("repair", "--windows", folder.resolve("disk").toString(), "--yes")).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM109 ");
    Files.writeString(folder.resolve("disk/hiberfil.sys"), "\0\0\0\0 awake");
    assertThat(run("repair", "--windows", folder.resolve("disk").toString(), "--yes")).isZero();
  }

  @Test
  void aFolderWithoutOrWithSeveralWindowsIsRefused() throws Exception {
    assertThat(run("check", "--windows", folder.toString(), "--json")).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM110 ");
    assertThat(json().path("verdict").asText()).isEqualTo("not-repairable");
    for (String name : List.of("WINNT", "WINDOWS")) {
      Path config = Files.createDirectories(folder.resolve(name).resolve("System32/config"));
      new HiveBuilder(3).addAll(windows10OnD("C:\\WINNT"), "SOFTWARE").write(config.resolve("SOFTWARE"));
    }
    assertThat(run("check", "--windows", folder.toString())).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM111 ");
  }

  @Test
  void thePracticeMachineIsMadeRepairedAndRestored() throws Exception {
    assertThat(run("check", "--practice", "--json")).isEqualTo(1);
    assertThat(json().path("verdict").asText()).isEqualTo("letter-differs");
    assertThat(run("repair", "--practice", "--yes", "--json")).isZero();
    String id = json().path("backupId").asText();
    assertThat(run("check", "--practice")).isZero();
    assertThat(run("restore", id, "--yes")).isZero();
    assertThat(run("check", "--practice")).isEqualTo(1);
  }

  @Test
  void whatIsNoHiveIsRefusedAndStaysAsItWas() throws Exception {
    Path file = Files.writeString(folder.resolve("SOFTWARE"), "no hive at all");
    for (String command : List.of("check", "repair")) {
      assertThat(run(command, "--hive", file.toString())).isEqualTo(4);
      assertThat(cli.err()).startsWith("DM103 ");
    }
    assertThat(file).hasContent("no hive at all");
    assertThat(run("check", "--hive", folder.resolve("none").toString())).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM101 ");
  }

  @Test
  void aBackupThatCannotBeWrittenStopsTheRepair() throws Exception {
    Path hive = hive(windows10OnD("C:\\Windows"));
    byte[] before = Files.readAllBytes(hive);
    assertThat(run("repair", "--hive", hive.toString(), "--yes", "--backups", hive.toString())).isEqualTo(5);
    assertThat(cli.err()).startsWith("DM301 ");
    assertThat(hive).hasBinaryContent(before);
  }

  @Test
  void wrongUseIsExitCode2() {
    for (String[] arguments :
        Stream.of("repai", "check --letter 7", "check --hive a --practice", "verify", "check --practice --system-hive x")
            .map(line -> line.split(" ", -1))
            .toList()) {
      assertThat(run(arguments)).as(String.join(" ", arguments)).isEqualTo(2);
      assertThat(cli.out()).isEmpty();
      assertThat(cli.err()).isNotEmpty();
    }
  }

  @Test
  void helpNamesEveryCommandAndExitCode() {
    assertThat(run("--help")).isZero();
    assertThat(cli.out()).contains("check", "repair", "backups", "verify", "restore", "6  failed after a write");
    assertThat(run("repair", "--help")).isZero();
    assertThat(cli.out()).contains("--windows", "--hive", "--system-hive", "--practice", "--letter", "--yes");
    assertThat(run("--version")).isZero();
    assertThat(cli.out()).startsWith("DriveMend ");
  }

  private Path hive(InMemoryRegistry registry) throws Exception {
    return cli.hive(registry);
  }

  private int run(String... arguments) {
    return cli.run(arguments);
  }

  private JsonNode json() throws Exception {
    return cli.json();
  }
}
