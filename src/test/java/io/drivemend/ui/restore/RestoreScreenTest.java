package io.drivemend.ui.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.View;
import io.drivemend.testing.Accessibility;
import io.drivemend.testing.Fx;
import io.drivemend.testing.RepairedMachines;
import io.drivemend.testing.SampleScreens;
import io.drivemend.ui.MainWindow;
import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.shared.DialogQuestions;
import io.drivemend.ui.shared.Look;
import io.drivemend.ui.shared.Questions;
import io.drivemend.ui.shared.Theme;
import io.drivemend.ui.step.Desktop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The screen in its window, on real hives, with work in the background and a real dialog. */
class RestoreScreenTest {

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final PlannedDesktop desktop = new PlannedDesktop();
  private RepairedMachines machines;
  private BackgroundTasks tasks;
  private Stage stage;
  private MainWindow window;
  private RestoreModel model;
  private RestoreScreen screen;

  @BeforeEach
  void open() {
    machines = new RepairedMachines(folder);
    stage = Fx.start();
    tasks = BackgroundTasks.offTheUiThread();
    Theme theme = new Theme(Look.LIGHT);
    Questions questions = new DialogQuestions(stage, theme);
    window =
        Fx.get(
            () -> {
              theme.install();
              return SampleScreens.window(stage, theme, new Flow(), questions);
            });
    model = new RestoreModel(machines.store(), machines.sources(), tasks);
    screen =
        Fx.get(
            () ->
                new RestoreScreen(
                    model,
                    questions,
                    new RestoreScreen.Frame("DriveMend test", window::refresh, window::leaveAside, desktop)));
    Fx.run(window::show);
  }

  @AfterEach
  void close() throws Exception {
    tasks.close();
    Fx.run(stage::hide);
    FxToolkit.cleanupStages();
  }

  @Test
  void restoresByMouse() throws Exception {
    machines.repair("WS-0417");
    enter();
    robot.clickOn(cell());
    awaitText("unchanged since");
    robot.clickOn(button("Rest_ore…"));
    robot.clickOn(button("_Restore 2 values"));
    awaitText("Restored and read back.");
    assertRestored("WS-0417");
    awaitText("same as in the backup");
    assertThat(button("Rest_ore…").isDisabled()).isTrue();
  }

  @Test
  void restoresByKeyboard() throws Exception {
    machines.repair("WS-0417");
    enter();
    assertThat(Fx.get(() -> stage.getScene().getFocusOwner())).isInstanceOf(TextField.class);
    robot.write("0417").type(KeyCode.DOWN);
    awaitText("unchanged since");
    robot.type(KeyCode.ENTER);
    Fx.settle();
    // Enter would leave everything as it is; the other answer is one tab away.
    robot.type(KeyCode.TAB).type(KeyCode.SPACE);
    awaitText("Restored and read back.");
    assertRestored("WS-0417");
  }

  @Test
  void leavesEverythingAsItIsAfterANo() throws Exception {
    machines.repair("WS-0417");
    enter();
    robot.clickOn(cell());
    awaitText("unchanged since");
    robot.clickOn(button("Rest_ore…")).type(KeyCode.ENTER);
    assertThat(machines.pathName("WS-0417", View.VIEW_64)).isEqualTo("D:\\Windows");
    assertThat(texts()).anyMatch(text -> text.startsWith("Nothing is restored yet."));
  }

  @Test
  void showsWhatATamperedBackupSuffersFromAndCannotRestoreIt() throws Exception {
    RepairedMachines.tamper(select(machines.repair("WS-0417")));
    enter();
    awaitText("Error DM304");
    assertThat(texts()).contains("not intact").anyMatch(text -> text.contains("its checksum differs"));
    assertThat(button("Rest_ore…").isDisabled()).isTrue();
  }

  @Test
  void saysWhenAnotherProgramChangedTheValue() throws Exception {
    VerifiedBackup backup = select(machines.repair("WS-0417"));
    machines.change("WS-0417", View.VIEW_64, "E:\\Windows");
    enter();
    awaitText("Something else has written since the repair.");
    assertThat(texts()).contains("changed by something else", "E:\\Windows");
    assertThat(button("Rest_ore anyway…").isDisabled()).isFalse();
    Hyperlink link = robot.lookup((Node node) -> node instanceof Hyperlink each && each.getText().equals("Open _folder")).queryAs(Hyperlink.class);
    Fx.run(link::requestFocus);
    robot.type(KeyCode.SPACE);
    assertThat(desktop.opened).containsExactly(backup.backup().folder());
  }

  @Test
  void showsTheCodeWhenTheHiveIsGone() throws Exception {
    select(machines.repair("WS-0417"));
    Files.delete(machines.software("WS-0417"));
    enter();
    awaitText("Error DM101");
    assertThat(texts()).contains("could not be read");
  }

  @Test
  void opensTheBackupOfAnInterruptedRepair() throws Exception {
    machines.repair("KIOSK7");
    select(machines.interrupt("WS-0417"));
    enter();
    awaitText("This repair was interrupted before it wrote.");
    assertThat(button("Rest_ore…").isDisabled()).isTrue();
  }

  @Test
  void saysWhereBackupsWouldBeWhenThereAreNone() throws Exception {
    enter();
    awaitText("There are no backups here.");
    assertThat(texts()).contains(machines.store().root().toString());
    robot.clickOn(button("_Back"));
    assertThat(texts()).contains("What do you want to repair?");
  }

  @Test
  void isUsableWithScreenReaderAndKeyboard() throws Exception {
    RepairedMachines.tamper(machines.repair("KIOSK7"));
    select(machines.repair("WS-0417"));
    enter();
    awaitText("unchanged since");
    Fx.run(() -> Accessibility.check(stage.getScene()));
    Node cell = cell();
    assertThat(cell.getAccessibleText()).contains("PathName ×2 · C: → D:").contains("repaired");
  }

  @Test
  void staysSortedThroughASearchAndAFreshList() throws Exception {
    for (String machine : List.of("KIOSK7", "LAB-3", "WS-0417")) {
      machines.repair(machine);
    }
    enter();
    assertThat(machinesShown()).containsExactly("WS-0417", "LAB-3", "KIOSK7");
    robot.clickOn(header("Machine"));
    assertThat(machinesShown()).containsExactly("KIOSK7", "LAB-3", "WS-0417");
    robot.clickOn(".text-field").write("k");
    assertThat(machinesShown()).containsExactly("KIOSK7");
    robot.type(KeyCode.BACK_SPACE);
    assertThat(machinesShown()).containsExactly("KIOSK7", "LAB-3", "WS-0417");
    machines.repair("AAA");
    Fx.run(model::load);
    await(() -> Fx.get(() -> model.all().size() == 4 && model.all().stream().noneMatch(BackupRow::isNotChecked)));
    assertThat(machinesShown()).containsExactly("AAA", "KIOSK7", "LAB-3", "WS-0417");
  }

  @Test
  void sortsByKeyboardAndKeepsTheChosenBackup() throws Exception {
    machines.repair("KIOSK7");
    machines.repair("LAB-3");
    enter();
    robot.type(KeyCode.DOWN);
    assertThat(selectedMachine()).isEqualTo("LAB-3");
    robot.push(new KeyCodeCombination(KeyCode.T, KeyCombination.ALT_DOWN));
    Fx.settle();
    // Integrity, machine, made: the third is what it is sorted by already, so it turns round.
    robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
    Fx.settle();
    assertThat(machinesShown()).containsExactly("KIOSK7", "LAB-3");
    assertThat(selectedMachine()).isEqualTo("LAB-3");
  }

  @Test
  void needsNoScrollingSidewaysAndShortensWhatIsLong() throws Exception {
    select(machines.repair("A-VERY-LONG-MACHINE-NAME-OF-A-DOMAIN"));
    for (int number = 1; number < 7; number++) {
      machines.repair("WS-" + number);
    }
    enter();
    awaitText("unchanged since");
    for (double width : List.of(960.0, 640.0)) {
      Fx.run(() -> stage.setWidth(width));
      Fx.settle();
      assertThat(sidewaysBars()).as("at %s", width).isEmpty();
      assertInsideTheWindow();
    }
    assertThat(robot.lookup((Node node) -> node instanceof BackupTableCell cell && cell.getTooltip() != null).queryAll()).isNotEmpty();
  }

  @Test
  void putsTheThreeValuesSideBySideWhereThereIsRoom() throws Exception {
    select(machines.repair("WS-0417"));
    enter();
    awaitText("unchanged since");
    assertThat(cardTops()).hasSize(1);
    Fx.run(
        () -> {
          stage.setWidth(640);
          stage.setHeight(440);
        });
    Fx.settle();
    assertThat(cardTops()).hasSize(3);
    assertInsideTheWindow();
  }

  @Test
  void keepsTheFocusOnAFailureWhileNewsOfOthersArrive() throws Exception {
    RepairedMachines.tamper(select(machines.repair("WS-0417")));
    machines.repair("KIOSK7");
    enter();
    awaitText("Error DM304");
    Button copy = button("_Copy details");
    Fx.run(copy::requestFocus);
    Fx.run(model::load);
    await(() -> Fx.get(() -> model.all().stream().noneMatch(BackupRow::isNotChecked)));
    assertThat(Fx.get(() -> stage.getScene().getFocusOwner())).isSameAs(copy);
  }

  /** Chooses what the test says, without a dialog. */
  private static final class PlannedDesktop implements Desktop {
    private final List<Path> opened = new ArrayList<>();
    private Optional<Path> chosen = Optional.empty();

    @Override
    public Optional<Path> chooseFolder(String title) {
      return chosen;
    }

    @Override
    public Optional<Path> chooseFile(String title) {
      return chosen;
    }

    @Override
    public void open(Path folder) {
      opened.add(folder);
    }
  }

  private List<String> machinesShown() {
    return Fx.get(() -> table().getItems().stream().map(line -> Column.MACHINE.text(line.row(), LocalDate.EPOCH)).toList());
  }

  private String selectedMachine() {
    return Fx.get(() -> Column.MACHINE.text(table().getSelectionModel().getSelectedItem().row(), LocalDate.EPOCH));
  }

  private BackupTable table() {
    return robot.lookup(".backup-table").queryAs(BackupTable.class);
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
          double end = stage.getScene().getWidth();
          assertThat(Accessibility.visibleNodes(details))
              .allMatch(node -> node.localToScene(node.getLayoutBounds()).getMaxX() <= end);
        });
  }

  private void assertRestored(String machine) throws Exception {
    assertThat(machines.pathName(machine, View.VIEW_64)).isEqualTo("C:\\Windows");
    assertThat(machines.pathName(machine, View.VIEW_32)).isEqualTo("C:\\Windows");
  }

  private VerifiedBackup select(VerifiedBackup backup) {
    Fx.run(() -> screen.select(backup.id()));
    return backup;
  }

  private void enter() throws Exception {
    Fx.run(() -> window.openAside("Backups", Feather.ROTATE_CCW, screen));
    await(() -> Fx.get(() -> model.isEmpty() || !model.all().isEmpty()));
    await(() -> Fx.get(() -> model.all().stream().noneMatch(row -> row.integrity() instanceof Integrity.NotChecked)));
  }

  private void awaitText(String text) throws Exception {
    await(() -> texts().stream().anyMatch(each -> each.contains(text)));
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
    Fx.settle();
  }

  private List<String> texts() {
    return Fx.get(
        () ->
            Accessibility.visibleNodes(stage.getScene().getRoot()).stream()
                .flatMap(
                    node ->
                        switch (node) {
                          case Label label -> Stream.of(label.getText());
                          case TextFlow flow when flow.getAccessibleText() != null -> Stream.of(flow.getAccessibleText());
                          default -> Stream.<String>of();
                        })
                .toList());
  }

  private Node cell() {
    return robot.lookup((Node node) -> node instanceof BackupTableRow row && !row.isEmpty()).queryAs(Node.class);
  }

  private Button button(String text) {
    return robot.lookup((Node node) -> node instanceof Button b && text.equals(b.getText()) && b.isVisible()).queryAs(Button.class);
  }
}
