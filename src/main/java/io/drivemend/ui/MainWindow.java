package io.drivemend.ui;

import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.flow.Step;
import io.drivemend.ui.shared.Links;
import io.drivemend.ui.shared.Questions;
import io.drivemend.ui.shared.Questions.Question;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Theme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * The frame of every screen: the steps and links on the left, the page, and the footer. It draws what the flow and the
 * screens say and decides nothing but whether closing has to ask.
 */
public final class MainWindow {

  private final Stage stage;
  private final Flow flow;
  private final Questions questions;
  private final Map<Step, Screen> pages;
  private final BorderPane root = new BorderPane();
  private final StepList steps;
  private final VBox sideLinks = new VBox();
  private final FooterBar footer;
  private @Nullable Screen shown;
  private @Nullable Aside aside;
  private boolean wasBusy;

  private record Aside(String title, Ikon icon, Screen screen) {}

  /**
   * Builds the window without showing it.
   *
   * @param pages one screen for each step
   * @param links what stands below the steps, from top to bottom
   */
  public MainWindow(
      Stage stage, Theme theme, Flow flow, Questions questions, Map<Step, Screen> pages, List<SideLink> links) {
    this.stage = stage;
    this.flow = flow;
    this.questions = questions;
    this.pages = new EnumMap<>(pages);
    steps = new StepList(flow::jumpTo);
    footer = new FooterBar(flow::back, flow::cancel);
    root.getStyleClass().add("shell");
    root.setLeft(sidebar(links));
    Scene scene = new Scene(root, WindowBounds.WIDTH, WindowBounds.HEIGHT);
    theme.style(scene);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    // JavaFX keeps the mnemonics u and U apart, but looks only at the first of them, even when nothing is left in it.
    scene.addEventFilter(KeyEvent.KEY_PRESSED, key -> scene.getMnemonics().values().removeIf(List::isEmpty));
    for (SideLink link : links) {
      Optional.ofNullable(link.key()).ifPresent(key -> scene.getAccelerators().put(key, link.action()));
    }
    stage.setScene(scene);
    stage.setOnCloseRequest(this::closeRequested);
    nameSource("");
    flow.listen(state -> update());
    update();
  }

  /** Shows the window, not larger than the screen. */
  public void show() {
    Rectangle2D bounds = WindowBounds.within(javafx.stage.Screen.getPrimary().getVisualBounds());
    stage.setMinWidth(Math.min(WindowBounds.MIN_WIDTH, bounds.getWidth()));
    stage.setMinHeight(Math.min(WindowBounds.MIN_HEIGHT, bounds.getHeight()));
    stage.setX(bounds.getMinX());
    stage.setY(bounds.getMinY());
    stage.setWidth(bounds.getWidth());
    stage.setHeight(bounds.getHeight());
    stage.show();
    Platform.runLater(() -> giveSize(bounds));
    stage.getIcons().setAll(AppIcon.images());
  }

  /** Some window managers of X11, Openbox for one, show a new window in its least size: once more, then. */
  private void giveSize(Rectangle2D bounds) {
    if (stage.getWidth() < bounds.getWidth()) {
      stage.setWidth(bounds.getWidth());
      stage.setHeight(bounds.getHeight());
    }
  }

  /**
   * Puts what is being repaired into the title.
   *
   * @param source its name; empty as long as none is chosen
   */
  public void nameSource(String source) {
    String program = Texts.get("shell.name");
    stage.setTitle(source.isEmpty() ? program : Texts.get("shell.title", program, source));
  }

  /** Shows another screen in place of the steps, until {@link #leaveAside}; the step stays as it is. */
  public void openAside(String title, Ikon icon, Screen screen) {
    aside = new Aside(title, icon, screen);
    update();
  }

  /** Goes back from an aside to the step. */
  public void leaveAside() {
    if (aside != null) {
      aside.screen().leave();
    }
    aside = null;
    update();
  }

  /** Asks the screen for its footer again. */
  public void refresh() {
    FlowState state = flow.state();
    footer.show(current(state).footer(state), state, aside == null);
  }

  /** Closes the window, after asking if something would be lost. */
  public void close() {
    stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
  }

  private void update() {
    FlowState state = flow.state();
    Aside open = aside;
    if (open == null) {
      steps.show(state);
    } else {
      steps.showAside(open.title(), open.icon(), this::leaveAside);
    }
    // An aside that is open is not to be opened again, least of all by a mnemonic meant for its own button.
    sideLinks.setVisible(open == null);
    Screen screen = current(state);
    boolean changed = !screen.equals(shown);
    shown = screen;
    if (changed) {
      root.setCenter(framed(screen.view()));
    }
    refresh();
    boolean workEnded = wasBusy && !state.busy();
    wasBusy = state.busy();
    if (changed || workEnded) {
      Platform.runLater(this::focus);
    }
    if (changed) {
      // A step that the technician comes back to is ready; one that is entered is not.
      if (open != null || !state.canGoNext()) {
        screen.enter();
      }
    }
  }

  private Screen current(FlowState state) {
    Aside open = aside;
    return open == null ? Objects.requireNonNull(pages.get(state.current())) : open.screen();
  }

  private Node framed(Region view) {
    VBox.setVgrow(view, Priority.ALWAYS);
    VBox column = new VBox(view, footer);
    column.getStyleClass().add("column");
    return column;
  }

  /** Puts the focus where Enter does the next thing, or else into the page: never on a step that was clicked before. */
  private void focus() {
    Screen screen = shown;
    if (!footer.focusPrimary() && screen != null) {
      // A page that was never shown has no inner nodes before its styles are applied.
      screen.view().applyCss();
      FirstFocus.in(screen.view()).ifPresent(Node::requestFocus);
    }
  }

  private VBox sidebar(List<SideLink> links) {
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    VBox column = new VBox(steps, space);
    column.getStyleClass().add("sidebar");
    for (SideLink link : links) {
      sideLinks.getChildren().add(Links.link(link.icon(), link.text(), link.action()));
    }
    column.getChildren().add(sideLinks);
    return column;
  }

  private void escape(KeyEvent key) {
    if (key.getCode() != KeyCode.ESCAPE) {
      return;
    }
    key.consume();
    if (flow.state().busy()) {
      flow.cancel();
    } else if (aside != null) {
      leaveAside();
    } else if (flow.state().current() == Step.SOURCE || flow.state().finished()) {
      close();
    } else {
      // Esc is hit by accident more easily than the window's X, so it asks even where nothing was written.
      askToClose();
    }
  }

  private void closeRequested(WindowEvent event) {
    event.consume();
    if (flow.state().closingAsks() || isAsideWriting()) {
      askToClose();
    } else {
      stage.close();
    }
  }

  private boolean isAsideWriting() {
    return aside != null && aside.screen().isWriting();
  }

  private void askToClose() {
    FlowState state = flow.state();
    String text =
        state.busy() || isAsideWriting()
            ? "shell.close-question-busy"
            : state.committed() ? "shell.close-question-committed" : "shell.close-question-started";
    questions.ask(
        new Question(
            Texts.get("shell.close-question"),
            Texts.get(text),
            Texts.get("shell.close-anyway"),
            Texts.get("shell.keep-open")),
        stage::close);
  }
}
