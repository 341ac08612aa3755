package io.drivemend.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.source.Sources;
import io.drivemend.testing.Accessibility;
import io.drivemend.testing.Fx;
import io.drivemend.testing.Places;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.shared.Look;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Theme;
import io.drivemend.ui.step.Desktop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Opens the whole wizard and drives it as a technician does: by what stands on its buttons. It knows nothing of any
 * platform, so that the same steps run on Linux without a display and in a window on Windows.
 */
public final class WizardDriver implements Desktop, AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;

  /** As many as {@link BackgroundTasks} has. */
  private static final int WORK_THREADS = 2;

  private final FxRobot robot = new FxRobot();
  private final BackgroundTasks tasks = BackgroundTasks.offTheUiThread();
  private final List<Path> opened = new ArrayList<>();
  private final Stage stage;
  private Optional<Path> chosen = Optional.empty();

  /** Opens the wizard. */
  public WizardDriver(Sources sources, Path backups) {
    this(sources, backups, Look.LIGHT);
  }

  /** Opens the wizard in a look. */
  public WizardDriver(Sources sources, Path backups, Look look) {
    Fx.start();
    String program = "DriveMend test";
    stage =
        Fx.get(
            () -> {
              Theme theme = new Theme(look);
              theme.install();
              Stage made = new Stage();
              new Wizard(
                      made,
                      theme,
                      new Wizard.Parts(
                          sources, Places.recent(backups), Places.of(backups), program, tasks, this, Optional.empty()))
                  .show();
              return made;
            });
    Fx.settle();
  }

  /** The window. */
  public Stage stage() {
    return stage;
  }

  /** Clicks what carries this text of the bundle, once it can be clicked. */
  public void click(String key, Object... arguments) {
    clickText(Texts.get(key, arguments));
  }

  /** Clicks what carries this text, once it can be clicked. */
  public void clickText(String text) {
    await("“" + text + "” can be clicked", () -> find(text).isPresent());
    Node node = find(text).orElseThrow();
    // The focus scrolls into view what a small window hides; what is new has its place only after a layout.
    Fx.settle();
    Fx.run(node::requestFocus);
    Fx.settle();
    robot.clickOn(node);
    Fx.settle();
  }

  /** Chooses a hive file on the start page, and waits until it may be diagnosed. */
  public void chooseHive(Path hive) {
    awaitPage("start.title");
    click("start.other");
    willChoose(hive);
    click("start.choose-file");
    await("the hive was looked at", () -> canClick("start.diagnose"));
  }

  /** Drags files or folders from elsewhere onto the page and drops them there. */
  public void drop(Path... paths) {
    Node elsewhere = stage.getScene().lookup(".sidebar");
    elsewhere.setOnDragDetected(
        detected -> {
          ClipboardContent content = new ClipboardContent();
          content.putFiles(Arrays.stream(paths).map(Path::toFile).toList());
          elsewhere.startDragAndDrop(TransferMode.COPY, TransferMode.MOVE).setContent(content);
          detected.consume();
        });
    robot.drag(elsewhere).dropTo(".page");
    Fx.settle();
  }

  /** Chooses a drive letter on the compare page. */
  public void chooseLetter(char letter) {
    robot.clickOn(".letter-picker .combo-box");
    Fx.settle();
    robot.type(KeyCode.HOME);
    for (char at = 'A'; at < letter; at++) {
      robot.type(KeyCode.DOWN);
    }
    robot.type(KeyCode.ENTER);
    Fx.settle();
    click("compare.use-letter");
  }

  /** How many windows are open, dialogs among them. */
  public int windows() {
    return Fx.get(() -> Window.getWindows().size());
  }

  /** Presses Alt and the letter. */
  public void mnemonic(KeyCode letter) {
    robot.push(new KeyCodeCombination(letter, KeyCombination.ALT_DOWN));
    Fx.settle();
  }

  /** Types keys. */
  public void type(KeyCode... keys) {
    robot.type(keys);
    Fx.settle();
  }

  /** Types a text into what has the focus. */
  public void write(String text) {
    robot.write(text, 0);
    Fx.settle();
  }

  /** Waits for a page by the key of its title. */
  public void awaitPage(String titleKey, Object... arguments) {
    String title = Texts.get(titleKey, arguments);
    try {
      await("the page “" + title + "”", () -> title.equals(title()));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; the page is “" + title() + "” with " + words(), e);
    }
  }

  /** The main instruction of the page. */
  public String title() {
    return Fx.get(() -> label("page-title"));
  }

  /** The footer's sentence about what has been written. */
  public String written() {
    return Fx.get(() -> label("written"));
  }

  /** All words that can be seen on the page, one line each. */
  public String words() {
    return Fx.get(
        () -> {
          StringBuilder words = new StringBuilder();
          for (Node node : Accessibility.visibleNodes(stage.getScene().getRoot())) {
            switch (node) {
              case Text text when !(text.getParent() instanceof Label) -> words.append(text.getText());
              case Label label -> words.append('\n').append(label.getText()).append('\n');
              default -> {}
            }
          }
          return words.toString();
        });
  }

  /** Fails for what a screen reader or a keyboard could not use on this page. */
  public void checkAccessibility() {
    Fx.settle();
    Fx.run(() -> Accessibility.check(stage.getScene()));
  }

  /** Whether a button of the bundle's text is there and on. */
  public boolean canClick(String key, Object... arguments) {
    return find(Texts.get(key, arguments)).isPresent();
  }

  /** What the next dialog for a file or folder shall give. */
  public void willChoose(Path path) {
    chosen = Optional.of(path);
  }

  /** The folders that were shown in the file manager. */
  public List<Path> opened() {
    return List.copyOf(opened);
  }

  /** Keeps all work from beginning while the actions run, so that a page can be seen, or cancelled, at work. */
  public void whileWorkWaits(Runnable actions) {
    CountDownLatch go = new CountDownLatch(1);
    for (int thread = 0; thread < WORK_THREADS; thread++) {
      tasks.of(progress -> awaitLatch(go)).start();
    }
    try {
      actions.run();
    } finally {
      go.countDown();
    }
    Fx.settle();
  }

  private static boolean awaitLatch(CountDownLatch go) {
    try {
      return go.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until something is so. */
  public void await(String what, BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> condition.getAsBoolean());
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain: " + what, e);
    }
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

  @Override
  public void close() {
    Fx.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    tasks.close();
    assertThat(stage.isShowing()).isFalse();
  }

  private Optional<Node> find(String text) {
    return Fx.get(
        () ->
            Window.getWindows().stream()
                .flatMap(window -> Accessibility.visibleNodes(window.getScene().getRoot()).stream())
                .filter(node -> carries(node, text) && !node.isDisabled())
                .findFirst());
  }

  private static boolean carries(Node node, String text) {
    return switch (node) {
      case Hyperlink link -> text.equals(link.getText());
      case ButtonBase button -> text.equals(button.getText());
      default -> false;
    };
  }

  private String label(String styleClass) {
    return Accessibility.visibleNodes(stage.getScene().getRoot()).stream()
        .filter(node -> node instanceof Label && node.getStyleClass().contains(styleClass))
        .map(node -> ((Label) node).getText())
        .findFirst()
        .orElse("");
  }
}
