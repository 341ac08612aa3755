package io.drivemend.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drivemend.hive.HiveRegistry;
import io.drivemend.model.KeyPath;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import io.drivemend.testing.DirtySoftware;
import io.drivemend.testing.HiveLogs;
import io.drivemend.testing.Hives;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a hive that was not closed properly. Without its logs it would look healthy. */
class DirtyHiveCommandsTest {

  private static final List<String> LOGS = List.of("SOFTWARE.LOG1", "SOFTWARE.LOG2");

  @TempDir private Path folder;
  private CliRun cli;
  private DirtySoftware made;
  private byte[] dirty;

  @BeforeEach
  void build() throws Exception {
    cli = new CliRun(folder);
    made = DirtySoftware.in(Files.createDirectory(folder.resolve("config")), 5).withEntries();
    dirty = Files.readAllBytes(made.hive());
  }

  @Test
  void checkTellsThatTheHiveWasDirtyAndWhatWasReplayed() throws Exception {
    assertThat(run("check")).isEqualTo(1);
    assertThat(cli.out())
        .startsWith("Windows is in D:\\WINNT, but 1 value says C:\\WINNT.")
        .contains("note         Log files: The hive was not closed properly (its sequence numbers differ, 6 and 5); its logs bring"
            + " it up to date (3 entries, 10 to 12, ")
        .contains("SOFTWARE.LOG1 (", "): entry 10 is replayed", "SOFTWARE.LOG2 (", "): entries 11 to 12 are replayed");
    assertThat(run("check", "--json")).isEqualTo(1);
    JsonNode replay = cli.json().path("replay");
    assertThat(replay.path("replayable").asBoolean()).isTrue();
    assertThat(replay.path("entries").asInt()).isEqualTo(3);
    assertThat(replay.path("logs").path(1).path("file").asText()).endsWith("SOFTWARE.LOG2");
    assertThat(replay.path("logs").path(1).path("applied").asBoolean()).isTrue();
    assertThat(replay.path("logs").path(1).path("last").asInt()).isEqualTo(12);
    assertThat(replay.path("logs").path(1).path("format").asText()).isEqualTo("entries");
    assertThat(made.hive()).hasBinaryContent(dirty);
  }

  @Test
  void aCleanHiveHasNothingToReplay() throws Exception {
    made.write("SOFTWARE", made.state(3));
    assertThat(run("check", "--json")).isEqualTo(1);
    assertThat(cli.json().path("replay").isNull()).isTrue();
  }

  @Test
  void withoutUsableLogsTheHiveIsReadButNeitherHealthyNorRepaired() throws Exception {
    Files.delete(made.hive().resolveSibling("SOFTWARE.LOG2"));
    assertThat(run("check", "--json")).isEqualTo(1);
    assertThat(cli.json().path("verdict").asText()).isEqualTo("not-repairable");
    assertThat(cli.json().path("code").asText()).isEqualTo("DM105");
    assertThat(cli.json().path("windows").asText()).contains("Windows XP");
    assertThat(cli.json().path("replay").path("replayable").asBoolean()).isFalse();
    assertThat(cli.json().path("replay").path("logs").path(0).path("reason").asText()).isEqualTo("missing");
    assertThat(run("check")).isEqualTo(1);
    assertThat(cli.out()).contains("PROBLEM      Log files: ");
    assertThat(run("repair", "--yes", "--replay-logs")).isEqualTo(4);
    assertThat(cli.err()).contains("DM105 ");
    assertThat(made.hive()).hasBinaryContent(dirty);
    assertThat(folder.resolve("backups")).doesNotExist();
  }

  @Test
  void repairAsksForTheConsentBeforeAnythingIsMade() throws Exception {
    assertThat(run("repair", "--yes")).isEqualTo(4);
    assertThat(cli.err()).contains("DM117 ", "--replay-logs", "entries 11 to 12 are replayed");
    assertThat(made.hive()).hasBinaryContent(dirty);
    assertThat(folder.resolve("backups")).doesNotExist();
  }

  @Test
  void repairTakesTheLogsInAndTheBackupKeepsHiveAndLogsAsTheyWere() throws Exception {
    List<byte[]> logs = List.of(bytes("SOFTWARE.LOG1"), bytes("SOFTWARE.LOG2"));
    Path backup = repair();
    assertThat(Hives.pathName(made.hive(), View.NATIVE)).isEqualTo("D:\\WINNT");
    assertThat(owner()).isEqualTo("somebody");
    assertThat(bytes("SOFTWARE.LOG1")).isEqualTo(logs.getFirst());
    assertThat(bytes("SOFTWARE.LOG2")).isEqualTo(logs.getLast());
    assertThat(backup.resolve("hive-SOFTWARE")).hasBinaryContent(dirty);
    assertThat(backup.resolve("hive-SOFTWARE.LOG1")).hasBinaryContent(logs.getFirst());
    assertThat(backup.resolve("hive-SOFTWARE.LOG2")).hasBinaryContent(logs.getLast());
    assertThat(Files.readString(backup.resolve("HOW-TO-RESTORE.txt"))).contains("That hive was not closed properly");
    assertThat(cli.run("verify", backup.getFileName().toString())).isZero();
    assertThat(run("check")).isZero();
  }

  @Test
  void restorePutsTheValueBackIntoTheHiveThatIsCleanNow() throws Exception {
    String id = repair().getFileName().toString();
    assertThat(cli.run("restore", id, "--yes", "--json")).isZero();
    String safety = cli.json().path("safetyBackupId").asText();
    assertThat(Hives.pathName(made.hive(), View.NATIVE)).isEqualTo("C:\\WINNT");
    assertThat(owner()).isEqualTo("somebody");
    assertThat(cli.run("restore", safety, "--yes")).isZero();
    assertThat(Hives.pathName(made.hive(), View.NATIVE)).isEqualTo("D:\\WINNT");
  }

  @Test
  void aRepairThatWasKilledBeforeOrAfterItsSwapIsSettled() throws Exception {
    Path backup = repair();
    Path state = backup.resolve("state.json");
    Files.writeString(state, "{\"state\": \"prepared\"}");
    assertThat(cli.run("recover", "--json")).isZero();
    assertThat(cli.json().path("recovered").path(0).path("found").asText()).isEqualTo("all_written");
    made.write("SOFTWARE", dirty);
    Files.writeString(state, "{\"state\": \"prepared\"}");
    assertThat(cli.run("recover", "--json")).isZero();
    assertThat(cli.json().path("recovered").path(0).path("found").asText()).isEqualTo("nothing_written");
    assertThat(made.hive()).hasBinaryContent(dirty);
  }

  @Test
  void theHiveRestoredByHandAsTheNoteSaysIsWhatItWas() throws Exception {
    Path backup = repair();
    Files.copy(backup.resolve("hive-SOFTWARE"), made.hive(), StandardCopyOption.REPLACE_EXISTING);
    for (String log : LOGS) {
      Path copy = backup.resolve("hive-" + log);
      Files.copy(copy, made.hive().resolveSibling(log), StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(made.hive()).hasBinaryContent(dirty);
    assertThat(Hives.pathName(made.hive(), View.NATIVE)).isEqualTo("C:\\WINNT");
    assertThat(owner()).isEqualTo("somebody");
  }

  @Test
  void aCopyOfTheBackupBringsTheLogsAlong() throws Exception {
    Path backup = repair();
    Path stick = Files.createDirectory(folder.resolve("stick"));
    assertThat(cli.run("copy", backup.getFileName().toString(), stick.toString())).isZero();
    assertThat(cli.run("verify", backup.getFileName().toString(), "--backups", stick.toString())).isZero();
    assertThat(stick.resolve(backup.getFileName()).resolve("hive-SOFTWARE.LOG2")).exists();
  }

  @Test
  void aLogInTheBackupThatWasChangedIsNoticed() throws Exception {
    Path backup = repair();
    Path log = backup.resolve("hive-SOFTWARE.LOG2");
    byte[] changed = Files.readAllBytes(log);
    changed[600] ^= 1;
    Files.write(log, changed);
    assertThat(cli.run("verify", backup.getFileName().toString())).isEqualTo(4);
    assertThat(cli.err()).contains("DM304 ", "hive-SOFTWARE.LOG2");
  }

  @Test
  void aRestoreIntoAHiveThatBecameDirtySinceNeedsTheConsentToo() throws Exception {
    String id = repair().getFileName().toString();
    byte[] clean = Files.readAllBytes(made.hive());
    int sequence = HiveLogs.little(clean).getInt(8);
    byte[] newer = clean.clone();
    newer[newer.length - 1] ^= 1;
    made.write("SOFTWARE", HiveLogs.dirty(clean, sequence + 1, sequence, DirtySoftware.MOMENT));
    byte[] head = HiveLogs.head(clean, HiveLogs.NEW, sequence, DirtySoftware.MOMENT);
    made.write("SOFTWARE.LOG1", HiveLogs.log(head, HiveLogs.entry(sequence, clean, newer)));
    assertThat(cli.run("restore", id, "--yes")).isEqualTo(4);
    assertThat(cli.err()).contains("DM117 ", "--replay-logs");
    assertThat(cli.run("restore", id, "--yes", "--replay-logs")).isZero();
    assertThat(Hives.pathName(made.hive(), View.NATIVE)).isEqualTo("C:\\WINNT");
    assertThat(Files.readAllBytes(made.hive())[newer.length - 1]).isEqualTo(newer[newer.length - 1]);
  }

  private int run(String command, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = command;
    arguments[1] = "--hive";
    arguments[2] = made.hive().toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return cli.run(arguments);
  }

  private Path repair() throws Exception {
    assertThat(run("repair", "--yes", "--replay-logs", "--json")).isZero();
    assertThat(cli.json().path("replay").path("entries").asInt()).isEqualTo(3);
    return folder.resolve("backups").resolve(cli.json().path("backupId").asText());
  }

  private byte[] bytes(String name) throws Exception {
    return Files.readAllBytes(made.hive().resolveSibling(name));
  }

  private String owner() throws Exception {
    try (HiveRegistry registry = HiveRegistry.open(made.hive(), Optional.empty())) {
      ValueLocation where = new ValueLocation(View.NATIVE, KeyPath.CURRENT_VERSION, "RegisteredOwner");
      return registry.value(where).orElseThrow().text().orElseThrow();
    }
  }
}
