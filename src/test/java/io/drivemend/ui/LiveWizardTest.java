package io.drivemend.ui;

import static io.drivemend.testing.Registries.PATH_NAME_32;
import static io.drivemend.testing.Registries.PATH_NAME_64;
import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.model.ValueLocation;
import io.drivemend.source.Sources;
import io.drivemend.testing.RegExe;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole wizard in a real window on the running Windows; reg.exe makes the fault and sees what became of it. */
@Tag("windows")
class LiveWizardTest {

  private static final String RIGHT = "C:\\windows";
  private static final String WRONG = "D:\\windows";

  @TempDir private Path folder;

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
  void repairsAndRestoresThisComputer(List<ValueLocation> faulty) throws Exception {
    faulty.forEach(where -> RegExe.add(where, WRONG));
    try (WizardDriver wizard = open()) {
      wizard.awaitPage("start.title");
      wizard.click("start.this");
      wizard.click("start.diagnose");
      wizard.awaitPage("diagnosis.letter-differs");
      wizard.click("diagnosis.compare");
      awaitCount(wizard, faulty, "compare.title-one", "compare.title");
      assertThat(wizard.words()).contains(WRONG + " → " + RIGHT);
      wizard.click("compare.back-up");
      wizard.awaitPage("backup.done");
      wizard.click("backup.continue");
      awaitCount(wizard, faulty, "repair.ready-one", "repair.ready");
      faulty.forEach(where -> assertThat(RegExe.query(where)).contains(WRONG));
      if (faulty.size() == 1) {
        wizard.click("repair.button-one");
      } else {
        wizard.click("repair.button", faulty.size());
      }
      wizard.awaitPage("result.done", RIGHT);
      assertThat(RegExe.query(PATH_NAME_64)).contains(RIGHT);
      assertThat(RegExe.query(PATH_NAME_32)).contains(RIGHT);
      wizard.click("result.undo");
      wizard.click("result.undo-yes");
      wizard.awaitPage("result.undone", WRONG);
    }
    for (ValueLocation where : List.of(PATH_NAME_64, PATH_NAME_32)) {
      assertThat(RegExe.query(where)).contains(faulty.contains(where) ? WRONG : RIGHT);
    }
  }

  @Test
  void restoresThisComputerFromTheListOfBackups() throws Exception {
    RegExe.add(PATH_NAME_64, WRONG);
    try (WizardDriver wizard = open()) {
      wizard.awaitPage("start.title");
      wizard.click("start.this");
      wizard.click("start.diagnose");
      wizard.click("diagnosis.compare");
      wizard.click("compare.back-up");
      wizard.click("backup.continue");
      wizard.click("repair.button-one");
      wizard.awaitPage("result.done", RIGHT);
      wizard.click("wizard.restore");
      wizard.awaitPage("restore.page");
      wizard.await("the backup is listed", () -> wizard.words().contains("· PathName"));
      wizard.type(KeyCode.DOWN);
      wizard.click("restore.restore");
      wizard.click("restore.question-yes", 1);
      wizard.await("it is restored", () -> wizard.words().contains("Restored and read back"));
    }
    assertThat(RegExe.query(PATH_NAME_64)).contains(WRONG);
    assertThat(RegExe.query(PATH_NAME_32)).contains(RIGHT);
  }

  @Test
  void writesNothingToAHealthyComputer() throws Exception {
    try (WizardDriver wizard = open()) {
      wizard.awaitPage("start.title");
      wizard.click("start.this");
      wizard.click("start.diagnose");
      wizard.awaitPage("diagnosis.healthy");
      assertThat(wizard.canClick("diagnosis.compare")).isFalse();
    }
    assertThat(folder.resolve("backups")).doesNotExist();
  }

  private static void awaitCount(WizardDriver wizard, List<ValueLocation> faulty, String one, String several) {
    if (faulty.size() == 1) {
      wizard.awaitPage(one);
    } else {
      wizard.awaitPage(several, faulty.size());
    }
  }

  private WizardDriver open() {
    return new WizardDriver(new Sources(folder.resolve("practice")), folder.resolve("backups"));
  }
}
