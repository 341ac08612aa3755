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
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Theme;
import io.drivemend.ui.step.Desktop;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The screen of backups in its window, on real hives, with work in the background and real dialogs. */
final class BackupsWindow implements Desktop {

  /** As many as {@link BackgroundTasks} has. */
  private static final int WORK_THREADS = 2;

  final FxRobot robot = new FxRobot();
  final RepairedMachines machines;
  final Stage stage = Fx.start();
  final RestoreModel model;
  private final BackgroundTasks tasks = BackgroundTasks.offTheUiThread();
  private final MainWindow window;
  private final RestoreScreen screen;
  private final List<Path> opened = new ArrayList<>();
  private Optional<Path> chosen = Optional.empty();

  BackupsWindow(Path folder) {
    machines = new RepairedMachines(folder);
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
                    model, questions, new RestoreScreen.Frame("DriveMend test", window::refresh, window::leaveAside, this)));
    Fx.run(window::show);
  }

  /** Comes to the screen, and waits until every backup was read. */
  void enter() throws Exception {
    Fx.run(() -> window.openAside("Backups", Feather.ROTATE_CCW, screen));
    await(() -> Fx.get(() -> model.isEmpty() || !model.all().isEmpty()));
    awaitChecked();
  }

  /** Waits until every backup was read. */
  void awaitChecked() throws Exception {
    await(() -> Fx.get(() -> model.all().stream().noneMatch(BackupRow::isNotChecked)));
  }

  VerifiedBackup select(VerifiedBackup backup) {
    Fx.run(() -> screen.select(backup.id()));
    return backup;
  }

  /** Clicks what carries this text of the bundle, in the newest window that has it, once it can be clicked. */
  void click(String key, Object... arguments) throws Exception {
    String text = Texts.get(key, arguments);
    await(() -> find(text).filter(node -> !node.isDisabled()).isPresent());
    Node node = find(text).orElseThrow();
    // The focus scrolls into view what a small window hides, but only when it comes anew.
    Fx.run(
        () -> {
          stage.getScene().getRoot().requestFocus();
          node.requestFocus();
        });
    Fx.settle();
    robot.clickOn(node);
    Fx.settle();
  }

  boolean canClick(String key, Object... arguments) {
    return find(Texts.get(key, arguments)).filter(node -> !node.isDisabled()).isPresent();
  }

  /** What carries this text, in the newest window that has it. */
  Optional<Node> find(String text) {
    return Fx.get(
        () ->
            List.copyOf(Window.getWindows()).reversed().stream()
                .flatMap(each -> Accessibility.visibleNodes(each.getScene().getRoot()).stream())
                .filter(node -> node instanceof ButtonBase button && text.equals(button.getText()))
                .findFirst());
  }

  void awaitText(String text) throws Exception {
    await(() -> texts().stream().anyMatch(each -> each.contains(text)));
  }

  static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    Fx.settle();
  }

  /** Everything that can be read in any of the windows. */
  List<String> texts() {
    return Fx.get(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .flatMap(each -> Accessibility.visibleNodes(each.getScene().getRoot()).stream())
                .flatMap(
                    node ->
                        switch (node) {
                          case Label label -> Stream.of(label.getText());
                          case ButtonBase button -> Stream.of(button.getText());
                          case TextFlow flow when flow.getAccessibleText() != null -> Stream.of(flow.getAccessibleText());
                          default -> Stream.<String>of();
                        })
                .filter(text -> text != null)
                .toList());
  }

  BackupTable table() {
    return robot.lookup(".backup-table").queryAs(BackupTable.class);
  }

  List<String> machinesShown() {
    return Fx.get(() -> table().getItems().stream().map(line -> Column.MACHINE.text(line.row(), LocalDate.EPOCH)).toList());
  }

  String selectedMachine() {
    return Fx.get(() -> Column.MACHINE.text(table().getSelectionModel().getSelectedItem().row(), LocalDate.EPOCH));
  }

  Node line() {
    return robot.lookup((Node node) -> node instanceof BackupTableRow row && !row.isEmpty()).query();
  }

  void assertPathName(String machine, String path) throws Exception {
    assertThat(machines.pathName(machine, View.VIEW_64)).isEqualTo(path);
    assertThat(machines.pathName(machine, View.VIEW_32)).isEqualTo(path);
  }

  /** Fails for what a screen reader or a keyboard could not use, in the window and in a dialog above it. */
  void checkAccessibility() {
    Fx.run(() -> List.copyOf(Window.getWindows()).forEach(each -> Accessibility.check(each.getScene())));
  }

  /** Keeps all work from beginning while the action runs. */
  void whileWorkWaits(Callable<Void> action) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    for (int thread = 0; thread < WORK_THREADS; thread++) {
      tasks.of(progress -> awaitLatch(go)).start();
    }
    try {
      action.call();
    } finally {
      go.countDown();
    }
    Fx.settle();
  }

  private static boolean awaitLatch(CountDownLatch go) {
    try {
      return go.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the next dialog for a file or folder shall give. */
  void willChoose(Path path) {
    chosen = Optional.of(path);
  }

  /** The folders that were shown in the file manager. */
  List<Path> opened() {
    return opened;
  }

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

  void close() throws Exception {
    Fx.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    tasks.close();
    FxToolkit.cleanupStages();
  }
}
