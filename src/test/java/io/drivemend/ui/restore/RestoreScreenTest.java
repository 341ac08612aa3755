package io.drivemend.ui.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.View;
import io.drivemend.testing.Accessibility;
import io.drivemend.testing.Fx;
import io.drivemend.testing.RepairedMachines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The screen in its window, on real hives, with work in the background and a real dialog. */
class RestoreScreenTest {

  @TempDir private Path folder;
  private BackupsWindow window;
  private FxRobot robot;
  private RepairedMachines machines;

  @BeforeEach
  void open() {
    window = new BackupsWindow(folder);
    robot = window.robot;
    machines = window.machines;
  }

  @AfterEach
  void close() throws Exception {
    window.close();
  }

  @Test
  void restoresByMouse() throws Exception {
    machines.repair("WS-0417");
    window.enter();
    robot.clickOn(window.line());
    window.awaitText("unchanged since");
    robot.clickOn(button("Rest_ore…"));
    robot.clickOn(button("_Restore 2 values"));
    window.awaitText("Restored and read back.");
    window.assertPathName("WS-0417", "C:\\Windows");
    window.awaitText("same as in the backup");
    assertThat(button("Rest_ore…").isDisabled()).isTrue();
  }

  @Test
  void restoresByKeyboard() throws Exception {
    machines.repair("WS-0417");
    window.enter();
    assertThat(Fx.get(() -> window.stage.getScene().getFocusOwner())).isInstanceOf(TextField.class);
    robot.write("0417").type(KeyCode.DOWN);
    window.awaitText("unchanged since");
    robot.type(KeyCode.ENTER);
    Fx.settle();
    // Enter would leave everything as it is; the other answer is one tab away.
    robot.type(KeyCode.TAB).type(KeyCode.SPACE);
    window.awaitText("Restored and read back.");
    window.assertPathName("WS-0417", "C:\\Windows");
  }

  @Test
  void leavesEverythingAsItIsAfterANo() throws Exception {
    machines.repair("WS-0417");
    window.enter();
    robot.clickOn(window.line());
    window.awaitText("unchanged since");
    robot.clickOn(button("Rest_ore…")).type(KeyCode.ENTER);
    assertThat(machines.pathName("WS-0417", View.VIEW_64)).isEqualTo("D:\\Windows");
    assertThat(window.texts()).anyMatch(text -> text.startsWith("Nothing is restored yet."));
  }

  @Test
  void showsWhatATamperedBackupSuffersFromAndCannotRestoreIt() throws Exception {
    RepairedMachines.tamper(window.select(machines.repair("WS-0417")));
    window.enter();
    window.awaitText("Error DM304");
    assertThat(window.texts()).contains("not intact").anyMatch(text -> text.contains("its checksum differs"));
    assertThat(button("Rest_ore…").isDisabled()).isTrue();
  }

  @Test
  void saysWhenAnotherProgramChangedTheValue() throws Exception {
    VerifiedBackup backup = window.select(machines.repair("WS-0417"));
    machines.change("WS-0417", View.VIEW_64, "E:\\Windows");
    window.enter();
    window.awaitText("Something else has written since the repair.");
    assertThat(window.texts()).contains("changed by something else", "E:\\Windows");
    assertThat(button("Rest_ore anyway…").isDisabled()).isFalse();
    Hyperlink link = (Hyperlink) window.find("Open _folder").orElseThrow();
    Fx.run(link::requestFocus);
    robot.type(KeyCode.SPACE);
    assertThat(window.opened()).containsExactly(backup.backup().folder());
  }

  @Test
  void showsTheCodeWhenTheHiveIsGone() throws Exception {
    window.select(machines.repair("WS-0417"));
    Files.delete(machines.software("WS-0417"));
    window.enter();
    window.awaitText("Error DM101");
    assertThat(window.texts()).contains("could not be read");
  }

  @Test
  void opensTheBackupOfAnInterruptedRepair() throws Exception {
    machines.repair("KIOSK7");
    window.select(machines.interrupt("WS-0417"));
    window.enter();
    window.awaitText("This repair was interrupted before it wrote.");
    assertThat(button("Rest_ore…").isDisabled()).isTrue();
  }

  @Test
  void saysWhereBackupsWouldBeWhenThereAreNone() throws Exception {
    window.enter();
    window.awaitText("There are no backups here.");
    assertThat(window.texts()).contains(machines.store().root().toString());
    robot.clickOn(button("_Back"));
    assertThat(window.texts()).contains("What do you want to repair?");
  }

  @Test
  void isUsableWithScreenReaderAndKeyboard() throws Exception {
    RepairedMachines.tamper(machines.repair("KIOSK7"));
    window.select(machines.repair("WS-0417"));
    window.enter();
    window.awaitText("unchanged since");
    window.checkAccessibility();
    Node cell = window.line();
    assertThat(cell.getAccessibleText()).contains("C: → D: · PathName ×2").contains("repaired");
  }

  @Test
  void staysSortedThroughASearchAndAFreshList() throws Exception {
    for (String machine : List.of("KIOSK7", "LAB-3", "WS-0417")) {
      machines.repair(machine);
    }
    window.enter();
    assertThat(window.machinesShown()).containsExactly("WS-0417", "LAB-3", "KIOSK7");
    robot.clickOn(header("Machine"));
    assertThat(window.machinesShown()).containsExactly("KIOSK7", "LAB-3", "WS-0417");
    robot.clickOn(".text-field").write("k");
    assertThat(window.machinesShown()).containsExactly("KIOSK7");
    robot.type(KeyCode.BACK_SPACE);
    assertThat(window.machinesShown()).containsExactly("KIOSK7", "LAB-3", "WS-0417");
    machines.repair("AAA");
    Fx.run(window.model::load);
    BackupsWindow.await(() -> Fx.get(() -> window.model.all().size() == 4));
    window.awaitChecked();
    assertThat(window.machinesShown()).containsExactly("AAA", "KIOSK7", "LAB-3", "WS-0417");
  }

  @Test
  void sortsByKeyboardAndKeepsTheChosenBackup() throws Exception {
    machines.repair("KIOSK7");
    machines.repair("LAB-3");
    window.enter();
    robot.type(KeyCode.DOWN);
    assertThat(window.selectedMachine()).isEqualTo("LAB-3");
    robot.push(new KeyCodeCombination(KeyCode.T, KeyCombination.ALT_DOWN));
    Fx.settle();
    // Integrity, machine, made: the third is what it is sorted by already, so it turns round.
    robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
    Fx.settle();
    assertThat(window.machinesShown()).containsExactly("KIOSK7", "LAB-3");
    assertThat(window.selectedMachine()).isEqualTo("LAB-3");
  }

  @Test
  void needsNoScrollingSidewaysAndShortensWhatIsLong() throws Exception {
    window.select(machines.repair("A-VERY-LONG-MACHINE-NAME-OF-A-DOMAIN"));
    for (int number = 1; number < 7; number++) {
      machines.repair("WS-" + number);
    }
    window.enter();
    window.awaitText("unchanged since");
    for (double width : List.of(960.0, 640.0)) {
      Fx.run(() -> window.stage.setWidth(width));
      Fx.settle();
      assertThat(sidewaysBars()).as("at %s", width).isEmpty();
      assertInsideTheWindow();
    }
    assertThat(robot.lookup((Node node) -> node instanceof BackupTableCell cell && cell.getTooltip() != null).queryAll()).isNotEmpty();
  }

  @Test
  void putsTheThreeValuesSideBySideWhereThereIsRoom() throws Exception {
    window.select(machines.repair("WS-0417"));
    window.enter();
    window.awaitText("unchanged since");
    assertThat(cardTops()).hasSize(1);
    Fx.run(
        () -> {
          window.stage.setWidth(640);
          window.stage.setHeight(440);
        });
    Fx.settle();
    assertThat(cardTops()).hasSize(3);
    assertInsideTheWindow();
  }

  @Test
  void keepsTheFocusOnAFailureWhileNewsOfOthersArrive() throws Exception {
    RepairedMachines.tamper(window.select(machines.repair("WS-0417")));
    machines.repair("KIOSK7");
    window.enter();
    window.awaitText("Error DM304");
    Button copy = button("_Copy details");
    Fx.run(copy::requestFocus);
    Fx.run(window.model::load);
    window.awaitChecked();
    assertThat(Fx.get(() -> window.stage.getScene().getFocusOwner())).isSameAs(copy);
  }

  private Node header(String title) {
    return robot.lookup((Node node) -> node instanceof Label label && label.getText().equals(title) && node.getParent() instanceof TableColumnHeader).query();
  }

  private List<Node> sidewaysBars() {
    return robot
        .lookup((Node node) -> node instanceof ScrollBar bar && bar.isVisible() && bar.getOrientation() == Orientation.HORIZONTAL)
        .queryAll()
        .stream()
        .toList();
  }

  private Set<Double> cardTops() {
    return Fx.get(
        () ->
            robot.lookup(".value-card").queryAll().stream()
                .map(card -> card.localToScene(card.getLayoutBounds()).getMinY())
                .collect(Collectors.toSet()));
  }

  /** Everything in the details ends where the window does, or before. */
  private void assertInsideTheWindow() {
    Fx.run(
        () -> {
          Node details = robot.lookup(".backup-details").query();
          double end = window.stage.getScene().getWidth();
          assertThat(Accessibility.visibleNodes(details))
              .allMatch(node -> node.localToScene(node.getLayoutBounds()).getMaxX() <= end);
        });
  }

  private Button button(String text) {
    return (Button) window.find(text).orElseThrow();
  }
}
