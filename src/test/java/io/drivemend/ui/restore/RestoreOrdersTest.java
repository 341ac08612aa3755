package io.drivemend.ui.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.backup.BackupState;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.View;
import io.drivemend.testing.Fx;
import io.drivemend.testing.RepairedMachines;
import io.drivemend.ui.shared.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each order that the screen takes, in its window: its question, a no, what has to be agreed to, and its end. */
class RestoreOrdersTest {

  @TempDir private Path folder;
  private BackupsWindow window;
  private RepairedMachines machines;

  @BeforeEach
  void open() throws Exception {
    window = new BackupsWindow(Files.createDirectories(folder.resolve("here")));
    machines = window.machines;
  }

  @AfterEach
  void close() throws Exception {
    window.close();
  }

  @Test
  void namesTheValuesBeforeItRestoresAndTheSafetyBackupAfterwards() throws Exception {
    window.select(machines.repair("WS-0417"));
    window.enter();
    window.awaitText("unchanged since");
    window.click("restore.restore");
    window.awaitText("PathName, 64-bit view: D:\\Windows → C:\\Windows");
    assertThat(window.texts()).anyMatch(text -> text.contains(machines.software("WS-0417").toString()));
    assertThat(window.texts()).anyMatch(text -> text.contains("kept in a safety backup first"));
    window.click("restore.question-yes", 2);
    window.awaitText("What stood there before is kept in the backup");
    window.assertPathName("WS-0417", "C:\\Windows");
    window.awaitText("same as in the backup");
    BackupsWindow.await(() -> window.table().isFocused());
    window.click("restore.show-safety");
    window.awaitText("LEFT BY THE RESTORE");
    window.awaitText("unchanged since");
    window.checkAccessibility();
    window.click("restore.restore");
    window.click("restore.question-yes", 2);
    window.awaitText("Restored and read back.");
    window.assertPathName("WS-0417", "D:\\Windows");
  }

  @Test
  void replacesAValueOfOthersOnlyAfterTheBoxIsTicked() throws Exception {
    window.select(machines.repair("WS-0417"));
    machines.change("WS-0417", View.VIEW_32, "E:\\Windows");
    window.enter();
    window.awaitText("Something else has written since the repair.");
    window.click("restore.restore-anyway");
    assertThat(window.texts()).contains("IN THE BACKUP", "LEFT BY THE REPAIR", "TODAY", "E:\\Windows", "changed by something else");
    assertThat(window.canClick("restore.question-yes-anyway", 2)).isFalse();
    window.checkAccessibility();
    window.robot.type(KeyCode.ENTER);
    Fx.settle();
    assertThat(machines.pathName("WS-0417", View.VIEW_32)).isEqualTo("E:\\Windows");
    window.click("restore.restore-anyway");
    tick("restore.agree-other-value");
    window.click("restore.question-yes-anyway", 2);
    window.awaitText("Restored and read back.");
    window.assertPathName("WS-0417", "C:\\Windows");
  }

  @Test
  void takesBackWhatAnInterruptedRepairHadWritten() throws Exception {
    VerifiedBackup backup = window.select(machines.interrupt("WS-0417"));
    machines.change("WS-0417", View.VIEW_64, "D:\\Windows");
    window.enter();
    window.awaitText("This repair was interrupted between its values:");
    assertThat(window.canClick("restore.restore")).isFalse();
    window.click("restore.settle-finish");
    window.robot.type(KeyCode.ENTER);
    Fx.settle();
    assertThat(machines.pathName("WS-0417", View.VIEW_32)).isEqualTo("C:\\Windows");
    window.checkAccessibility();
    window.click("restore.settle-undo");
    window.click("restore.settle-undo-yes");
    window.awaitText("What had been written is taken back and was read back.");
    window.assertPathName("WS-0417", "C:\\Windows");
    assertThat(machines.store().find(backup.id()).state()).isEqualTo(BackupState.FAILED);
  }

  @Test
  void recordsWhatAnInterruptedRepairLeftWithoutAQuestion() throws Exception {
    VerifiedBackup backup = window.select(machines.interrupt("WS-0417"));
    window.enter();
    window.click("restore.settle-nothing");
    window.awaitText("Nothing had been written, and that is recorded now.");
    assertThat(machines.store().find(backup.id()).state()).isEqualTo(BackupState.FAILED);
  }

  @Test
  void asksForAHiveThatIsElsewhereAndHasItProven() throws Exception {
    window.select(machines.repair("WS-0417"));
    machines.repair("KIOSK7");
    Path moved = machines.move("WS-0417");
    window.enter();
    window.awaitText("Error DM101");
    window.willChoose(machines.software("KIOSK7"));
    window.click("restore.choose-hive");
    window.awaitText("it belongs to KIOSK7, the backup to WS-0417");
    assertThat(window.canClick("restore.restore")).isFalse();
    window.checkAccessibility();
    window.willChoose(moved);
    window.click("restore.choose-hive");
    window.awaitText("Proven by its content, and now in");
    window.click("restore.restore");
    window.awaitText(moved.toString());
    window.click("restore.question-yes", 2);
    window.awaitText("Restored and read back.");
    assertThat(machines.pathName("KIOSK7", View.VIEW_64)).isEqualTo("D:\\Windows");
  }

  @Test
  void deletesTheLastWayBackOnlyAfterASecondQuestionThatNamesIt() throws Exception {
    VerifiedBackup backup = window.select(machines.repair("WS-0417"));
    window.enter();
    window.click("restore.delete");
    window.awaitText(backup.id());
    window.robot.type(KeyCode.ENTER);
    Fx.settle();
    assertThat(backup.backup().folder()).exists();
    window.click("restore.delete");
    window.click("restore.delete-yes");
    window.awaitText("Delete the last way back of WS-0417?");
    assertThat(window.canClick("restore.delete-last-yes")).isFalse();
    window.checkAccessibility();
    window.robot.type(KeyCode.ENTER);
    Fx.settle();
    assertThat(backup.backup().folder()).exists();
    window.click("restore.delete");
    window.click("restore.delete-yes");
    window.awaitText("Delete the last way back of WS-0417?");
    tick("restore.agree-delete", "C:\\Windows", "WS-0417");
    window.click("restore.delete-last-yes");
    window.awaitText("There are no backups here.");
    assertThat(window.texts()).anyMatch(text -> text.contains("Deleted: " + backup.id()));
    assertThat(backup.backup().folder()).doesNotExist();
  }

  @Test
  void namesAMachineWithUnderscoresAsItIsCalled() throws Exception {
    window.select(machines.repair("LAB_PC_7"));
    window.enter();
    window.click("restore.delete");
    window.click("restore.delete-yes");
    window.awaitText("Delete the last way back of LAB_PC_7?");
    CheckBox box = (CheckBox) window.find(Texts.get("restore.agree-delete", "C:\\Windows", "LAB_PC_7")).orElseThrow();
    assertThat(box.lookup(".text")).isInstanceOfSatisfying(Text.class, shown -> assertThat(shown.getText()).contains("LAB_PC_7"));
  }

  @Test
  void offersNothingOfAListThatCannotBeReadAnyMore() throws Exception {
    window.select(machines.repair("WS-0417"));
    window.enter();
    window.awaitText("unchanged since");
    Path root = machines.store().root();
    Files.move(root, folder.resolve("pulled out"));
    Files.createFile(root);
    Fx.run(window.model::load);
    window.awaitText("Error DM102");
    assertThat(window.canClick("restore.restore")).isFalse();
    assertThat(window.texts()).noneMatch(text -> text.contains("all intact"));
    Files.delete(root);
    Files.move(folder.resolve("pulled out"), root);
    window.click("restore.list-again");
    window.awaitText("all intact");
    assertThat(window.canClick("restore.restore")).isTrue();
  }

  @Test
  void copiesToAnotherDriveAndLeavesNothingWhenCancelled() throws Exception {
    VerifiedBackup backup = window.select(machines.repair("WS-0417"));
    Path stick = Files.createDirectories(folder.resolve("stick"));
    window.enter();
    window.awaitText("unchanged since");
    window.willChoose(stick);
    window.whileWorkWaits(
        () -> {
          window.click("restore.copy");
          window.checkAccessibility();
          window.click("restore.stop");
          return null;
        });
    window.awaitText("Cancelled.");
    assertThat(stick.resolve(backup.id())).doesNotExist();
    try (Stream<Path> left = Files.list(stick)) {
      assertThat(left).noneMatch(path -> path.toString().contains(backup.id()));
    }
    window.click("restore.copy");
    window.awaitText("Copied and read there:");
    BackupStore copies = new BackupStore(stick, "DriveMend test");
    copies.verify(copies.find(backup.id()));
    window.click("restore.copy");
    window.awaitText("Error DM324");
  }

  @Test
  void exportsARegFile() throws Exception {
    VerifiedBackup backup = window.select(machines.repair("WS-0417"));
    window.enter();
    window.willChoose(folder);
    window.click("restore.export");
    window.awaitText("Exported:");
    assertThat(folder.resolve(backup.id() + ".reg")).isNotEmptyFile();
  }

  @Test
  void importsOnlyWhatIsChosenOfWhatAStickHolds() throws Exception {
    RepairedMachines stick = new RepairedMachines(Files.createDirectories(folder.resolve("stick")));
    VerifiedBackup good = stick.repair("MYNTCLIENT");
    RepairedMachines.tamper(stick.repair("KIOSK7"));
    window.enter();
    window.awaitText("There are no backups here.");
    window.willChoose(stick.store().root());
    window.click("restore.import");
    window.awaitText("2 backups were found. Import them?");
    assertThat(window.texts()).contains("not intact").anyMatch(text -> text.contains("its checksum differs"));
    window.checkAccessibility();
    CheckBox box = box(good);
    Fx.run(box::requestFocus);
    window.robot.type(KeyCode.SPACE);
    Fx.settle();
    assertThat(window.canClick("restore.import-yes")).isFalse();
    window.robot.type(KeyCode.SPACE);
    Fx.settle();
    window.click("restore.import-yes");
    window.awaitText("Imported and read here");
    window.awaitChecked();
    assertThat(window.selectedMachine()).isEqualTo("MYNTCLIENT");
    window.awaitText("Imported from");
    window.click("restore.import");
    window.awaitText("already here");
    assertThat(window.canClick("restore.import-yes")).isFalse();
  }

  @Test
  void saysWhoElseWorksWithTheBackups() throws Exception {
    window.select(machines.repair("WS-0417"));
    window.enter();
    window.awaitText("unchanged since");
    Process holder = holdLock();
    try {
      window.click("restore.restore");
      window.click("restore.question-yes", 2);
      window.awaitText("are being worked with by process " + holder.pid());
      window.assertPathName("WS-0417", "D:\\Windows");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    window.awaitText("unchanged since");
    window.click("restore.restore");
    window.click("restore.question-yes", 2);
    window.awaitText("Restored and read back.");
  }

  @Test
  void everythingCanBeReachedInASmallWindow() throws Exception {
    window.select(machines.repair("WS-0417"));
    machines.change("WS-0417", View.VIEW_32, "E:\\Windows");
    window.enter();
    Fx.run(
        () -> {
          window.stage.setWidth(640);
          window.stage.setHeight(440);
        });
    window.awaitText("Something else has written since the repair.");
    window.willChoose(folder);
    window.click("restore.export");
    window.awaitText("Exported:");
    window.click("restore.restore-anyway");
    tick("restore.agree-other-value");
    window.click("restore.question-yes-anyway", 2);
    window.awaitText("Restored and read back.");
  }

  private void tick(String key, Object... arguments) throws Exception {
    window.click(key, arguments);
    assertThat(window.find(Texts.get(key, arguments)).orElseThrow()).isInstanceOfSatisfying(CheckBox.class, box -> assertThat(box.isSelected()).isTrue());
  }

  private CheckBox box(VerifiedBackup backup) {
    String machine = backup.backup().manifest().windows().machine();
    return window.robot.lookup((Node node) -> node instanceof CheckBox box && box.getText().contains(machine)).queryAs(CheckBox.class);
  }

  /** Another program that works with the store until it is ended. */
  private Process holdLock() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.drivemend.backup.LockHolder",
                machines.store().root().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("held");
    return process;
  }
}
