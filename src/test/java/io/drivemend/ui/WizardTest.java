package io.drivemend.ui;

import static io.drivemend.testing.Registries.currentVersion;
import static io.drivemend.testing.Registries.windows10OnD;
import static io.drivemend.testing.Registries.withSystemHive;
import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.hive.format.HiveFile;
import io.drivemend.model.View;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.source.Sources;
import io.drivemend.testing.DirtySoftware;
import io.drivemend.testing.ExternalTool;
import io.drivemend.testing.Hives;
import io.drivemend.ui.shared.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole wizard on real hive files and a real store. */
@Timeout(180)
class WizardTest {

  private static final String KEY = "\\Microsoft\\Windows NT\\CurrentVersion";

  @TempDir private Path folder;
  private Path practice;
  private Path backups;
  private WizardDriver wizard;

  @BeforeEach
  void open() {
    practice = folder.resolve("practice").resolve("SOFTWARE");
    backups = folder.resolve("backups");
    wizard = new WizardDriver(new Sources(folder.resolve("practice")), backups);
  }

  @AfterEach
  void close() {
    wizard.close();
  }

  @Test
  void theMouseWalksFromStartToResultAndBack() throws Exception {
    wizard.awaitPage("start.title");
    wizard.checkAccessibility();
    wizard.click("start.practice");
    wizard.click("start.diagnose");
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.checkAccessibility();
    assertThat(wizard.written()).isEqualTo("Nothing has been written.");
    wizard.click("diagnosis.compare");
    wizard.awaitPage("compare.title-one");
    wizard.checkAccessibility();
    assertThat(wizard.words()).contains("C:\\WINNT → D:\\WINNT", "HKLM\\SOFTWARE" + KEY);
    assertThat(backups).doesNotExist();
    wizard.click("compare.back-up");
    wizard.awaitPage("backup.done");
    wizard.checkAccessibility();
    wizard.click("backup.open");
    assertThat(wizard.opened()).containsExactlyElementsOf(madeBackups());
    wizard.click("backup.continue");
    wizard.awaitPage("repair.ready-one");
    wizard.checkAccessibility();
    assertThat(Hives.pathName(practice, View.NATIVE)).isEqualTo("C:\\WINNT");
    wizard.click("repair.button-one");
    wizard.awaitPage("result.done", "D:\\WINNT");
    wizard.checkAccessibility();
    assertThat(Hives.pathName(practice, View.NATIVE)).isEqualTo("D:\\WINNT");
    assertThat(wizard.words()).contains("Service CCMBoot", "CCM on the site server has to try again");
    wizard.click("result.undo");
    wizard.click("result.undo-yes");
    wizard.awaitPage("result.undone", "C:\\WINNT");
    wizard.checkAccessibility();
    assertThat(Hives.pathName(practice, View.NATIVE)).isEqualTo("C:\\WINNT");
    wizard.click("result.another");
    wizard.awaitPage("start.title");
  }

  @Test
  void theKeyboardAloneRepairsAndUndoes() throws Exception {
    wizard.awaitPage("start.title");
    wizard.mnemonic(KeyCode.M);
    wizard.mnemonic(KeyCode.D);
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.type(KeyCode.ENTER);
    wizard.awaitPage("compare.title-one");
    wizard.type(KeyCode.ENTER);
    wizard.awaitPage("backup.done");
    wizard.mnemonic(KeyCode.B);
    wizard.awaitPage("compare.title-one");
    wizard.mnemonic(KeyCode.U);
    wizard.awaitPage("backup.done");
    assertThat(madeBackups()).as("going back makes no second backup").hasSize(1);
    wizard.mnemonic(KeyCode.O);
    wizard.awaitPage("repair.ready-one");
    wizard.type(KeyCode.SPACE);
    wizard.awaitPage("result.done", "D:\\WINNT");
    assertThat(Hives.pathName(practice, View.NATIVE)).isEqualTo("D:\\WINNT");
    wizard.mnemonic(KeyCode.U);
    wizard.await("the question", () -> wizard.windows() == 2);
    wizard.type(KeyCode.ENTER);
    wizard.await("the answer", () -> wizard.windows() == 1);
    assertThat(Hives.pathName(practice, View.NATIVE)).as("Enter keeps the repair").isEqualTo("D:\\WINNT");
    wizard.mnemonic(KeyCode.U);
    wizard.await("the question", () -> wizard.windows() == 2);
    wizard.mnemonic(KeyCode.U);
    wizard.awaitPage("result.undone", "C:\\WINNT");
    wizard.mnemonic(KeyCode.N);
    wizard.awaitPage("start.title");
  }

  @Test
  void theMnemonicOfThePathWorksAfterComingBack() throws Exception {
    Path hive = faulty("back");
    wizard.awaitPage("start.title");
    wizard.mnemonic(KeyCode.A);
    wizard.mnemonic(KeyCode.P);
    wizard.write(hive.toString());
    wizard.await("the hive was looked at", () -> wizard.canClick("start.diagnose"));
    wizard.type(KeyCode.ENTER);
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.mnemonic(KeyCode.B);
    wizard.awaitPage("start.title");
    wizard.mnemonic(KeyCode.M);
    wizard.mnemonic(KeyCode.A);
    wizard.mnemonic(KeyCode.P);
    wizard.type(KeyCode.END);
    wizard.write("x");
    wizard.await("the new path is not there", () -> wizard.words().contains("There is nothing of that name."));
  }

  @Test
  void theResultKnowsWhatWasRestoredAmongTheBackups() throws Exception {
    Path hive = faulty("restored");
    repair(hive);
    wizard.click("wizard.restore");
    wizard.awaitPage("restore.page");
    wizard.await("the backup is listed", () -> wizard.words().contains("C: → D:"));
    wizard.type(KeyCode.DOWN);
    wizard.click("restore.restore");
    wizard.click("restore.question-yes", 2);
    wizard.await("it is restored", () -> wizard.words().contains("Restored and read back"));
    wizard.click("restore.back");
    wizard.awaitPage("result.undone", "C:\\Windows");
  }

  @Test
  void tabAndArrowsReachThePathOfAnotherWindows() throws Exception {
    Path hive = faulty("tab");
    wizard.awaitPage("start.title");
    wizard.mnemonic(KeyCode.A);
    wizard.type(KeyCode.TAB);
    wizard.write(hive.toString());
    wizard.await("the hive was looked at", () -> wizard.canClick("start.diagnose"));
    assertThat(wizard.words())
        .contains("Windows 10 Pro", "WS-1", "64-bit view", "Build 19045", hive.resolveSibling("SYSTEM").toString());
    wizard.checkAccessibility();
    wizard.type(KeyCode.ENTER);
    wizard.awaitPage("diagnosis.letter-differs");
  }

  @Test
  void hivesDroppedOnThePageAreLookedAtAndAreOfferedAgain() throws Exception {
    Path hive = faulty("dropped");
    wizard.awaitPage("start.title");
    wizard.drop(hive.resolveSibling("SYSTEM"), hive);
    wizard.await("the hives were looked at", () -> wizard.canClick("start.diagnose") && wizard.words().contains("WS-1"));
    wizard.checkAccessibility();
    wizard.click("start.diagnose");
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.click("shell.back");
    wizard.awaitPage("start.title");
    wizard.await("it is offered again", () -> wizard.words().contains(Texts.get("start.recent")));
    wizard.drop(folder);
    wizard.await("there is none", () -> wizard.words().contains("(DM110)"));
    assertThat(wizard.canClick("start.diagnose")).isFalse();
    wizard.checkAccessibility();
    wizard.clickText(hive.toString());
    wizard.await("it is looked at again", () -> wizard.canClick("start.diagnose"));
    wizard.click("start.forget-all");
    wizard.await("it is forgotten", () -> !wizard.words().contains(Texts.get("start.recent")));
  }

  @Test
  void ofSeveralWindowsOneIsChosenByTheKeyboard() throws Exception {
    Path disk = folder.resolve("disk");
    Hives.write(disk.resolve("Windows/System32/config"), withSystemHive(windows10OnD("C:\\Windows"), "WS-1", "CD"));
    Hives.write(disk.resolve("Other/System32/config"), withSystemHive(windows10OnD("D:\\Windows"), "WS-2", "CD"));
    wizard.awaitPage("start.title");
    wizard.drop(disk);
    wizard.await("both are offered", () -> wizard.words().contains("There are 2 Windows here"));
    assertThat(wizard.canClick("start.diagnose")).isFalse();
    wizard.checkAccessibility();
    wizard.mnemonic(KeyCode.F);
    wizard.type(KeyCode.TAB, KeyCode.DOWN, KeyCode.SPACE);
    wizard.await("one is chosen", () -> wizard.canClick("start.diagnose"));
    wizard.checkAccessibility();
    wizard.click("start.diagnose");
    wizard.awaitPage("diagnosis.letter-differs");
  }

  @Test
  void aLookThatTakesLongCanBeStopped() throws Exception {
    Path hive = faulty("slow");
    wizard.awaitPage("start.title");
    wizard.whileWorkWaits(
        () -> {
          wizard.drop(hive);
          wizard.checkAccessibility();
          wizard.click("start.stop-looking");
        });
    wizard.await("it was not looked at", () -> wizard.words().contains(Texts.get("start.place-stopped")));
    assertThat(wizard.canClick("start.diagnose")).isFalse();
    wizard.click("start.look-again");
    wizard.await("it was looked at", () -> wizard.canClick("start.diagnose"));
  }

  @Test
  void whatTheWindowRepairedAnotherProgramReads() throws Exception {
    ExternalTool hivexget = ExternalTool.assumeInstalled("hivexget");
    Path hive = faulty("other");
    repair(hive);
    for (String key : List.of(KEY, "\\WOW6432Node" + KEY)) {
      assertThat(hivexget.run(hive, key, "PathName").strip()).isEqualTo("D:\\Windows");
    }
  }

  @Test
  void aHealthyMachineIsNotTouched() throws Exception {
    Path hive = Hives.write(folder.resolve("healthy"), withSystemHive(windows10OnD("D:\\Windows"), "WS-1", "CD"));
    byte[] before = Files.readAllBytes(hive);
    diagnose(hive);
    wizard.awaitPage("diagnosis.healthy");
    wizard.checkAccessibility();
    assertThat(wizard.canClick("diagnosis.compare")).isFalse();
    wizard.click("diagnosis.another");
    wizard.awaitPage("start.title");
    assertThat(hive).hasBinaryContent(before);
    assertThat(backups).doesNotExist();
  }

  @Test
  void anotherFolderIsNotRepaired() throws Exception {
    diagnose(Hives.write(folder.resolve("moved"), windows10OnD("C:\\WINNT")));
    wizard.awaitPage("diagnosis.folder-differs");
    wizard.checkAccessibility();
    assertThat(wizard.words()).contains("Error DM205");
    assertThat(wizard.canClick("diagnosis.compare")).isFalse();
    assertThat(wizard.canClick("shell.back")).isTrue();
  }

  @Test
  void aDamagedHiveIsRefusedWithItsCode() throws Exception {
    Path hive = Hives.writeDamaged(folder.resolve("damaged"), windows10OnD("C:\\Windows"));
    byte[] before = Files.readAllBytes(hive);
    diagnose(hive);
    wizard.awaitPage("diagnosis.failed");
    wizard.checkAccessibility();
    assertThat(wizard.words()).contains("Error DM106");
    assertThat(wizard.canClick("diagnosis.compare")).isFalse();
    assertThat(hive).hasBinaryContent(before);
  }

  @Test
  void theTechnicianPicksTheLetterThatNoWitnessKnows() throws Exception {
    InMemoryRegistry silent = new InMemoryRegistry(List.of(View.NATIVE));
    currentVersion(silent, View.NATIVE, "PathName", "C:\\WINNT");
    Path hive = Hives.write(folder.resolve("silent"), silent);
    diagnose(hive);
    wizard.awaitPage("diagnosis.unknown");
    wizard.checkAccessibility();
    wizard.click("diagnosis.choose-letter");
    wizard.awaitPage("compare.ask");
    wizard.checkAccessibility();
    assertThat(wizard.canClick("compare.back-up")).isFalse();
    wizard.chooseLetter('C');
    wizard.awaitPage("compare.nothing", "C:");
    assertThat(wizard.canClick("compare.back-up")).isFalse();
    wizard.chooseLetter('E');
    wizard.awaitPage("compare.title-one");
    wizard.checkAccessibility();
    goOnToTheEnd(1, "E:\\WINNT");
    assertThat(Hives.pathName(hive, View.NATIVE)).isEqualTo("E:\\WINNT");
  }

  @Test
  void witnessesThatContradictAreShownWithWhatEachSays() throws Exception {
    diagnose(Hives.write(folder.resolve("contradiction"), withSystemHive(windows10OnD("C:\\Windows"), "WS-1", "CE")));
    wizard.awaitPage("diagnosis.unknown");
    wizard.click("diagnosis.choose-letter");
    wizard.awaitPage("compare.ask");
    wizard.checkAccessibility();
    assertThat(wizard.words()).contains("SystemRoot", "says D:", "agrees", "MountedDevices", "contradicts", "C:, E:");
    wizard.chooseLetter('D');
    wizard.awaitPage("compare.title", 2);
    assertThat(wizard.words()).contains("D: is your choice", "contradicts");
    wizard.checkAccessibility();
  }

  @Test
  void logsAreTakenInOnlyWhenThatIsAgreedTo() throws Exception {
    DirtySoftware dirty = DirtySoftware.in(Files.createDirectory(folder.resolve("dirty")), 5).withEntries();
    byte[] before = Files.readAllBytes(dirty.hive());
    diagnose(dirty.hive());
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.click("diagnosis.compare");
    wizard.awaitPage("compare.title-one");
    wizard.checkAccessibility();
    assertThat(wizard.words()).contains("SOFTWARE.LOG1", "SOFTWARE.LOG2", "was not closed properly");
    assertThat(wizard.canClick("compare.back-up")).as("nobody agreed").isFalse();
    wizard.mnemonic(KeyCode.G);
    wizard.await("it is agreed to", () -> wizard.canClick("compare.back-up"));
    wizard.mnemonic(KeyCode.G);
    wizard.await("it is not agreed to any more", () -> !wizard.canClick("compare.back-up"));
    assertThat(dirty.hive()).hasBinaryContent(before);
    wizard.mnemonic(KeyCode.G);
    wizard.await("it is agreed to", () -> wizard.canClick("compare.back-up"));
    goOnToTheEnd(1, "D:\\WINNT");
    assertThat(Hives.pathName(dirty.hive(), View.NATIVE)).isEqualTo("D:\\WINNT");
    try (HiveFile repaired = HiveFile.open(dirty.hive())) {
      assertThat(repaired.find(List.of("Vendor"))).as("what only the logs held").isPresent();
    }
  }

  @Test
  void aDamagedHiveIsLookedThroughAndSaysWhereItIsDamaged() throws Exception {
    Path hive = Hives.writeDamaged(folder.resolve("damaged"), windows10OnD("C:\\Windows"));
    byte[] before = Files.readAllBytes(hive);
    diagnose(hive);
    wizard.awaitPage("diagnosis.failed");
    wizard.click("diagnosis.integrity");
    wizard.awaitPage("integrity.damaged");
    wizard.checkAccessibility();
    assertThat(wizard.words()).contains("hive bin at 0x1000", "The hive is damaged in", "SYSTEM");
    wizard.click("restore.back");
    wizard.awaitPage("diagnosis.failed");
    assertThat(hive).hasBinaryContent(before);
  }

  @Test
  void aLookThroughTheHivesCanBeStopped() throws Exception {
    diagnose(faulty("integrity"));
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.whileWorkWaits(
        () -> {
          wizard.click("diagnosis.integrity");
          wizard.checkAccessibility();
          wizard.click("restore.stop");
        });
    wizard.awaitPage("integrity.stopped");
    wizard.click("restore.back");
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.click("diagnosis.integrity");
    wizard.awaitPage("integrity.sound");
    wizard.checkAccessibility();
  }

  @Test
  void withoutABackupNothingIsRepairedUntilAnotherFolderIsChosen() throws Exception {
    Path hive = faulty("no-room");
    byte[] before = Files.readAllBytes(hive);
    Files.writeString(backups, "a file where the folder of backups should be");
    diagnose(hive);
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.click("diagnosis.compare");
    wizard.click("compare.back-up");
    wizard.awaitPage("backup.failed");
    wizard.checkAccessibility();
    assertThat(wizard.words()).contains("Error DM301");
    assertThat(wizard.canClick("backup.continue")).isFalse();
    assertThat(hive).hasBinaryContent(before);
    wizard.willChoose(folder.resolve("elsewhere"));
    wizard.click("backup.another-folder");
    wizard.awaitPage("backup.done");
    assertThat(folder.resolve("elsewhere")).isNotEmptyDirectory();
  }

  @Test
  void backupsAreKeptElsewhereUntilTheStandardFolderIsWantedAgain() throws Exception {
    Path stick = Files.createDirectory(folder.resolve("stick"));
    Path settings = folder.resolve("settings.json");
    diagnose(faulty("elsewhere"));
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.click("diagnosis.compare");
    wizard.click("compare.back-up");
    wizard.awaitPage("backup.done");
    assertThat(wizard.canClick("backup.standard")).isFalse();
    wizard.willChoose(stick);
    wizard.click("backup.elsewhere");
    wizard.await("the backup is on the stick", () -> wizard.words().contains(stick.toString()));
    wizard.awaitPage("backup.done");
    wizard.checkAccessibility();
    assertThat(stick).isNotEmptyDirectory();
    assertThat(settings).content().contains(stick.toString());
    wizard.click("wizard.restore");
    wizard.awaitPage("restore.page");
    wizard.await("the list is that of the stick", () -> wizard.words().contains("1 backup,"));
    wizard.click("restore.back");
    wizard.click("backup.standard");
    wizard.await("the backup is in the standard folder", () -> wizard.words().contains(backups.toString()));
    wizard.awaitPage("backup.done");
    assertThat(settings).content().doesNotContain(stick.toString());
    assertThat(wizard.canClick("backup.standard")).isFalse();
    assertThat(madeBackups()).hasSize(2);
  }

  @Test
  void aCancelledBackupLeavesNothing() throws Exception {
    diagnose(faulty("cancelled"));
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.click("diagnosis.compare");
    wizard.whileWorkWaits(
        () -> {
          wizard.click("compare.back-up");
          wizard.checkAccessibility();
          wizard.click("shell.cancel");
        });
    wizard.awaitPage("backup.stopped");
    assertThat(madeBackups()).isEmpty();
    wizard.click("backup.again");
    wizard.awaitPage("backup.done");
  }

  @Test
  void aCancelledDiagnosisCanBeMadeAgain() throws Exception {
    diagnose(faulty("stopped"));
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.whileWorkWaits(
        () -> {
          wizard.click("diagnosis.again");
          wizard.type(KeyCode.ESCAPE);
        });
    wizard.awaitPage("diagnosis.stopped");
    assertThat(wizard.canClick("diagnosis.compare")).isFalse();
    wizard.click("diagnosis.again");
    wizard.awaitPage("diagnosis.letter-differs");
  }

  @Test
  void aValueThatChangedSinceTheDiagnosisStopsTheRepair() throws Exception {
    Path hive = faulty("changed");
    diagnose(hive);
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.click("diagnosis.compare");
    wizard.click("compare.back-up");
    wizard.awaitPage("backup.done");
    wizard.click("backup.continue");
    Hives.changePathName(hive, View.VIEW_32, "F:\\Windows");
    byte[] before = Files.readAllBytes(hive);
    wizard.click("repair.button", 2);
    wizard.awaitPage("repair.unchanged-title");
    wizard.checkAccessibility();
    assertThat(wizard.words()).contains("Error DM401");
    assertThat(hive).hasBinaryContent(before);
    wizard.click("repair.diagnose-again");
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.click("diagnosis.compare");
    wizard.awaitPage("compare.title", 2);
    assertThat(wizard.words()).contains("F:\\Windows → D:\\Windows");
  }

  @Test
  void anInterruptedRepairIsAnnouncedFirst() throws Exception {
    Path hive = faulty("interrupted");
    repair(hive);
    Path made = madeBackups().getFirst();
    Files.writeString(made.resolve("state.json"), Files.readString(made.resolve("state.json")).replace("applied", "prepared"));
    wizard.click("result.another");
    wizard.awaitPage("start.title");
    wizard.await("the notice", () -> wizard.words().contains("was interrupted"));
    assertThat(wizard.words()).contains(made.getFileName().toString(), hive.toString());
    wizard.checkAccessibility();
    wizard.click("start.look");
    wizard.awaitPage("restore.page");
    wizard.await("it is shown in detail", () -> wizard.words().contains("This repair was interrupted after it wrote"));
    wizard.checkAccessibility();
    wizard.click("shell.back-to-start");
    wizard.awaitPage("start.title");
  }

  private void repair(Path hive) {
    diagnose(hive);
    wizard.awaitPage("diagnosis.letter-differs");
    wizard.click("diagnosis.compare");
    goOnToTheEnd(2, "D:\\Windows");
  }

  private void goOnToTheEnd(int values, String right) {
    wizard.click("compare.back-up");
    wizard.awaitPage("backup.done");
    wizard.click("backup.continue");
    wizard.click(values == 1 ? "repair.button-one" : "repair.button", values);
    wizard.awaitPage("result.done", right);
  }

  private void diagnose(Path hive) {
    wizard.chooseHive(hive);
    wizard.click("start.diagnose");
  }

  private Path faulty(String name) throws Exception {
    return Hives.write(folder.resolve(name), withSystemHive(windows10OnD("C:\\Windows"), "WS-1", "CD"));
  }

  private List<Path> madeBackups() throws Exception {
    try (Stream<Path> all = Files.list(backups)) {
      return all.filter(Files::isDirectory).toList();
    }
  }
}
