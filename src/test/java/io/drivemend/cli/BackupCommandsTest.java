package io.drivemend.cli;

import static io.drivemend.testing.Registries.currentVersion;
import static io.drivemend.testing.Registries.windows10OnD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drivemend.model.View;
import io.drivemend.testing.Hives;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands do with backups, on a real hive file, with their exit codes. */
class BackupCommandsTest {

  @TempDir private Path folder;
  private CliRun cli;
  private Path hive;
  private String id;

  @BeforeEach
  void repair() throws Exception {
    cli = new CliRun(folder);
    hive = cli.hive(windows10OnD("C:\\Windows"));
    assertThat(cli.run("repair", "--hive", hive.toString(), "--yes", "--json")).isZero();
    id = cli.json().path("backupId").asText();
  }

  @Test
  void restoreNamesTheSafetyBackupWhichTakesItBack() throws Exception {
    assertThat(cli.run("restore", id, "--yes", "--json")).isZero();
    String safety = cli.json().path("safetyBackupId").asText();
    assertThat(Hives.pathName(hive, View.VIEW_64)).isEqualTo("C:\\Windows");
    assertThat(cli.run("backups", "--json")).isZero();
    JsonNode backups = cli.json().path("backups");
    assertThat(backups.path(0).path("restores").asText()).isEqualTo(id);
    assertThat(backups.path(1).path("state").asText()).isEqualTo("restored");
    assertThat(cli.run("restore", safety, "--yes")).isZero();
    assertThat(Hives.pathName(hive, View.VIEW_32)).isEqualTo("D:\\Windows");
  }

  @Test
  void restoreShowsAllThreeValuesAndReplacesAnotherOnlyWhenTold() throws Exception {
    Hives.changePathName(hive, View.VIEW_32, "E:\\Windows");
    assertThat(cli.run("restore", id, "--yes")).isEqualTo(4);
    assertThat(cli.err())
        .contains("in the backup       C:\\Windows", "left by the repair  D:\\Windows", "today               E:\\Windows")
        .contains("DM501 ", "--replace-other-value");
    assertThat(Hives.pathName(hive, View.VIEW_64)).isEqualTo("D:\\Windows");
    assertThat(cli.run("restore", id, "--replace-other-value")).isEqualTo(4);
    assertThat(cli.err()).contains("DM407 ");
    assertThat(cli.run("restore", id, "--replace-other-value", "--yes")).isZero();
    assertThat(Hives.pathName(hive, View.VIEW_32)).isEqualTo("C:\\Windows");
  }

  @Test
  void restoreFindsAHiveThatWasMovedOnlyByItsContent() throws Exception {
    Path moved = Files.move(hive, folder.resolve("moved"));
    assertThat(cli.run("restore", id, "--yes")).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM101 ").contains("--hive");
    Path foreign = Hives.write(folder.resolve("other"), currentVersion(windows10OnD("D:\\Windows"), View.VIEW_64, "Other", "y"));
    byte[] before = Files.readAllBytes(foreign);
    assertThat(cli.run("restore", id, "--yes", "--hive", foreign.toString())).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM504 ");
    assertThat(foreign).hasBinaryContent(before);
    assertThat(cli.run("restore", id, "--yes", "--hive", moved.toString())).isZero();
    assertThat(Hives.pathName(moved, View.VIEW_64)).isEqualTo("C:\\Windows");
  }

  @Test
  void interruptedWorkIsNamedByEveryCommandThatLooksAndSettledByRecover() throws Exception {
    Path state = folder.resolve("backups").resolve(id).resolve("state.json");
    Files.writeString(state, "{\"state\": \"prepared\"}");
    for (String command : new String[] {"backups", "check --hive " + hive}) {
      cli.run(command.split(" "));
      assertThat(cli.err()).contains("The repair with backup " + id, "drivemend recover " + id);
    }
    assertThat(cli.run("recover", "--json")).isZero();
    assertThat(cli.json().path("recovered").path(0).path("found").asText()).isEqualTo("all_written");
    assertThat(Files.readString(state)).contains("applied");
    assertThat(cli.run("recover")).isZero();
    assertThat(cli.err()).contains("Nothing was interrupted.");
    assertThat(cli.run("recover", id)).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM506 ");
  }

  @Test
  void recoverAsksBeforeItTakesBackWhatWasWrittenInPart() throws Exception {
    Hives.changePathName(hive, View.VIEW_32, "C:\\Windows");
    Path state = folder.resolve("backups").resolve(id).resolve("state.json");
    Files.writeString(state, "{\"state\": \"prepared\"}");
    assertThat(cli.run("recover")).isEqualTo(4);
    assertThat(cli.err()).contains("A part of its values was written.", "DM407 ");
    assertThat(Hives.pathName(hive, View.VIEW_64)).isEqualTo("D:\\Windows");
    assertThat(cli.run("recover", "--finish", "--yes")).isZero();
    assertThat(Hives.pathName(hive, View.VIEW_32)).isEqualTo("D:\\Windows");
    Files.writeString(state, "{\"state\": \"prepared\"}");
    Hives.changePathName(hive, View.VIEW_32, "C:\\Windows");
    assertThat(cli.run("recover", "--yes")).isZero();
    assertThat(cli.out()).contains("taken back");
    assertThat(Hives.pathName(hive, View.VIEW_64)).isEqualTo("C:\\Windows");
  }

  @Test
  void exportWritesAFileThatHoldsTheOldValuesAndReplacesNone() throws Exception {
    Path file = folder.resolve("old.reg");
    assertThat(cli.run("export", id, file.toString())).isZero();
    assertThat(Files.readString(file, StandardCharsets.UTF_16))
        .startsWith("Windows Registry Editor Version 5.00")
        .contains("[HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows NT\\CurrentVersion]")
        .contains("\"PathName\"=\"C:\\\\Windows\"")
        .doesNotContain("SystemRoot");
    assertThat(cli.run("export", id, file.toString())).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM329 ");
  }

  @Test
  void backupsTellsAFolderThatIsNotThereFromAnEmptyOne() throws Exception {
    Path stick = folder.resolve("stick");
    assertThat(cli.run("backups", "--backups", stick.toString())).isZero();
    assertThat(cli.err()).contains("There are no backups in " + stick + ": that folder does not exist.");
    Files.createDirectory(stick);
    assertThat(cli.run("backups", "--backups", stick.toString())).isZero();
    assertThat(cli.err()).contains("There are no backups in " + stick + ".").doesNotContain("does not exist");
  }

  @Test
  void copyDeleteAndImportBringABackupRound() throws Exception {
    Path stick = folder.resolve("stick");
    assertThat(cli.run("copy", id, stick.toString())).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM101 ");
    Files.createDirectory(stick);
    assertThat(cli.run("copy", id, stick.toString())).isZero();
    assertThat(cli.run("delete", id, "--yes")).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM325 ").contains("C:\\Windows", "--even-the-last");
    assertThat(cli.run("delete", id, "--even-the-last")).isEqualTo(4);
    assertThat(cli.err()).contains("DM407 ");
    assertThat(cli.run("delete", id, "--even-the-last", "--yes")).isZero();
    assertThat(cli.run("verify", id)).isEqualTo(4);
    assertThat(cli.run("import", stick.toString())).isEqualTo(4);
    assertThat(cli.run("import", stick.toString(), "--yes")).isZero();
    assertThat(cli.run("verify", id)).isZero();
    assertThat(cli.run("import", stick.toString(), "--yes")).isEqualTo(4);
    assertThat(cli.err()).contains("DM324 ");
    assertThat(cli.run("restore", id, "--yes")).isZero();
    assertThat(cli.run("import", folder.resolve("none").toString(), "--yes")).isEqualTo(4);
    assertThat(cli.err()).contains("DM326 ");
  }

  @Test
  void recoverTellsWhatItTookBackThoughAnotherFails() throws Exception {
    Path other = Hives.write(folder.resolve("other"), currentVersion(windows10OnD("C:\\Windows"), View.VIEW_64, "Other", "y"));
    assertThat(cli.run("repair", "--hive", other.toString(), "--yes", "--json")).isZero();
    String second = cli.json().path("backupId").asText();
    Hives.changePathName(hive, View.VIEW_32, "C:\\Windows");
    Hives.changePathName(other, View.VIEW_32, "E:\\Windows");
    for (String each : new String[] {id, second}) {
      Files.writeString(folder.resolve("backups").resolve(each).resolve("state.json"), "{\"state\": \"prepared\"}");
    }
    assertThat(cli.run("recover", "--yes", "--json")).isEqualTo(6);
    assertThat(cli.json().path("recovered").path(0).path("id").asText()).isEqualTo(id);
    assertThat(cli.json().path("recovered").path(0).path("found").asText()).isEqualTo("partly_written");
    assertThat(cli.json().path("code").asText()).isEqualTo("DM501");
    assertThat(Hives.pathName(hive, View.VIEW_64)).isEqualTo("C:\\Windows");
    assertThat(cli.run("recover", "--yes")).isEqualTo(4);
    assertThat(cli.err()).startsWith("DM501 ").contains(second);
  }

  @Test
  void whatABackupSaysOfItselfForgesNoLineAndReachesNoTerminalRaw() throws Exception {
    String forged = "/x\\r\\n20991231-235959-GOOD  applied\\u001b[2J\\u2028\\u200f";
    Path state = folder.resolve("backups").resolve(id).resolve("state.json");
    Files.writeString(state, "{\"state\": \"applied\", \"importedFrom\": \"" + forged + "\"}");
    assertThat(cli.run("backups")).isZero();
    assertThat(cli.out().lines()).noneMatch(line -> line.startsWith("2099"));
    assertThat(cli.out()).contains("imported from /x··20991231-235959-GOOD  applied·[2J··");
  }

  @Test
  void whatIsAskedIsOneHarmlessLine() throws Exception {
    Path odd = Hives.write(folder.resolve("a\u001b[2J\nb"), windows10OnD("C:\\Windows"));
    assertThat(cli.run("repair", "--hive", odd.toString(), "--yes", "--json")).isZero();
    String made = cli.json().path("backupId").asText();
    cli.answer(false);
    assertThat(cli.run("delete", made, "--even-the-last")).isEqualTo(4);
    assertThat(cli.question()).contains("a·[2J·b").doesNotContain("\u001b", "\n");
  }

  @Test
  void aHintCanBePastedIntoAShellAsItIs() throws Exception {
    assertThat(StoreOptions.quoted("/mnt/my stick")).isEqualTo("\"/mnt/my stick\"");
    String odd = "/mnt/it's \"$(id)\" `x` \\ !!";
    Process shell = new ProcessBuilder("sh", "-c", "printf %s " + StoreOptions.quoted(odd)).start();
    assertThat(shell.inputReader().readLine()).isEqualTo(odd);
  }

  @Test
  void anEmptyPathIsNotTheCurrentFolder() {
    assertThat(cli.run("backups", "--backups", "")).isEqualTo(2);
    assertThat(cli.err()).contains("the path is empty");
    assertThat(cli.run("copy", id, "")).isEqualTo(2);
    assertThat(cli.run("import", "", "--yes")).isEqualTo(2);
  }
}
