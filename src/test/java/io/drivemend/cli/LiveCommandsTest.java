package io.drivemend.cli;

import static io.drivemend.testing.Registries.PATH_NAME_32;
import static io.drivemend.testing.Registries.PATH_NAME_64;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drivemend.files.Sha256;
import io.drivemend.model.ValueLocation;
import io.drivemend.source.Sources;
import io.drivemend.testing.Places;
import io.drivemend.testing.RegExe;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands on the running Windows; reg.exe makes the fault and sees what became of it. */
@Tag("windows")
class LiveCommandsTest {

  private static final String RIGHT = "C:\\windows";
  private static final String WRONG = "D:\\windows";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  @AfterEach
  void makeHealthy() {
    RegExe.add(PATH_NAME_64, RIGHT);
    RegExe.add(PATH_NAME_32, RIGHT);
  }

  static Stream<List<ValueLocation>> faults() {
    return Stream.of(List.of(PATH_NAME_64), List.of(PATH_NAME_32), List.of(PATH_NAME_64, PATH_NAME_32));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void findsRepairsAndRestoresTheFault(List<ValueLocation> faulty) throws Exception {
    faulty.forEach(where -> RegExe.add(where, WRONG));
    assertThat(run("check", "--json")).isEqualTo(1);
    assertThat(json().path("verdict").asText()).isEqualTo("letter-differs");
    assertThat(json().path("findings").findValuesAsText("view"))
        .isEqualTo(faulty.stream().map(where -> where.view().id()).toList());
    assertThat(run("repair", "--local", "--yes", "--json")).as(err.toString()).isZero();
    String id = json().path("backupId").asText();
    assertThat(RegExe.query(PATH_NAME_64)).contains(RIGHT);
    assertThat(RegExe.query(PATH_NAME_32)).contains(RIGHT);
    assertThat(run("check")).isZero();
    assertThat(run("restore", id, "--yes")).isZero();
    for (ValueLocation where : List.of(PATH_NAME_64, PATH_NAME_32)) {
      assertThat(RegExe.query(where)).contains(faulty.contains(where) ? WRONG : RIGHT);
    }
  }

  @Test
  void theRegFilesOfABackupPutBothValuesBackWithoutDriveMend() throws Exception {
    faults().toList().getLast().forEach(where -> RegExe.add(where, WRONG));
    assertThat(run("repair", "--yes", "--json")).isZero();
    Path backup = folder.resolve("backups").resolve(json().path("backupId").asText());
    for (String view : List.of("64", "32")) {
      RegExe.importFile(backup.resolve("CurrentVersion-" + view + ".reg"));
    }
    assertThat(RegExe.query(PATH_NAME_64)).contains(WRONG);
    assertThat(RegExe.query(PATH_NAME_32)).contains(WRONG);
  }

  @Test
  void anotherFolderIsLeftAsItIs() {
    RegExe.add(PATH_NAME_64, "D:\\WINNT");
    assertThat(run("repair", "--yes")).isEqualTo(4);
    assertThat(err.toString()).startsWith("DM205 ");
    assertThat(RegExe.query(PATH_NAME_64)).contains("D:\\WINNT");
    assertThat(folder.resolve("backups")).doesNotExist();
  }

  @Test
  void aHealthyWindowsIsNotWrittenTo() {
    assertThat(run("repair", "--yes")).isZero();
    assertThat(folder.resolve("backups")).doesNotExist();
  }

  @Test
  void aLetterIsNotTakenFromTheTechnicianWhereWindowsKnowsIt() {
    assertThat(run("check", "--letter", "E")).isEqualTo(2);
  }

  @Test
  void aBackupOfAnotherComputerIsRestoredHereOnlyWhenThatIsSaid() throws Exception {
    RegExe.add(PATH_NAME_64, WRONG);
    assertThat(run("repair", "--yes", "--json")).isZero();
    String id = json().path("backupId").asText();
    Path manifest = folder.resolve("backups").resolve(id).resolve("manifest.json");
    String text = Files.readString(manifest);
    String machine = new ObjectMapper().readTree(text).path("windows").path("machine").asText();
    Files.writeString(manifest, text.replace("\"machine\" : \"" + machine, "\"machine\" : \"OTHER"));
    Files.writeString(manifest.resolveSibling("manifest.json.sha256"), Sha256.of(manifest) + "  manifest.json\n");
    assertThat(run("restore", id, "--yes")).isEqualTo(4);
    assertThat(err.toString()).contains("DM502 ", "was made of OTHER, not of " + machine, "--other-machine");
    assertThat(RegExe.query(PATH_NAME_64)).contains(RIGHT);
    assertThat(run("restore", id, "--yes", "--other-machine")).isZero();
    assertThat(RegExe.query(PATH_NAME_64)).contains(WRONG);
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Cli.of(
            new Sources(folder.resolve("practice")),
            Places.of(folder.resolve("backups")),
            "DriveMend test",
            new PrintWriter(out),
            new PrintWriter(err),
            question -> Optional.empty())
        .execute(arguments);
  }

  private JsonNode json() throws Exception {
    return new ObjectMapper().readTree(out.toString());
  }
}
