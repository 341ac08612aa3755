package io.drivemend.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.testing.Accessibility;
import io.drivemend.testing.Fx;
import io.drivemend.testing.SampleScreens;
import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.flow.Step;
import io.drivemend.ui.shared.Look;
import io.drivemend.ui.shared.Page;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.CssParser;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class MainWindowTest {

  private final FxRobot robot = new FxRobot();
  private final List<String> asked = new ArrayList<>();
  private Stage stage;
  private Flow flow;
  private MainWindow window;

  @BeforeEach
  void open() {
    stage = Fx.start();
    Theme theme = new Theme(Look.LIGHT);
    flow = Fx.get(Flow::new);
    window =
        Fx.get(
            () -> {
              theme.install();
              return SampleScreens.window(stage, theme, flow, (question, yes) -> asked.add(question.text()));
            });
    Fx.run(window::show);
    Fx.settle();
  }

  @AfterEach
  void close() throws Exception {
    Fx.run(stage::hide);
    FxToolkit.cleanupStages();
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void everyPageIsUsableWithScreenReaderAndKeyboard(Step step) {
    goTo(step);
    Fx.run(() -> Accessibility.check(stage.getScene()));
  }

  @Test
  void theDefaultButtonGoesOnAndBackGoesBack() {
    robot.type(KeyCode.ENTER);
    assertThat(step()).isEqualTo(Step.DIAGNOSIS);
    robot.clickOn(button("_Back"));
    assertThat(step()).isEqualTo(Step.SOURCE);
  }

  @Test
  void theFocusStaysInThePageWhereNothingCanFollow() {
    goTo(Step.RESULT);
    Node focused = Fx.get(() -> stage.getScene().getFocusOwner());
    assertThat(focused).isInstanceOfSatisfying(Button.class, b -> assertThat(b.getText()).isEqualTo("_Copy details"));
  }

  @Test
  void theFocusReturnsToTheDefaultButtonWhenWorkEnds() {
    Flow.Work work = Fx.get(flow::begin);
    Fx.settle();
    assertThat(button("_Next step").isDisabled()).isTrue();
    Fx.run(work::succeed);
    Fx.settle();
    assertThat(button("_Next step").isFocused()).isTrue();
  }

  @Test
  void aDoneStepCanBeClickedAndAStepAheadCannot() {
    goTo(Step.BACK_UP);
    robot.clickOn(button("Repair"));
    assertThat(step()).isEqualTo(Step.BACK_UP);
    robot.clickOn(button("Diagnosis"));
    assertThat(step()).isEqualTo(Step.DIAGNOSIS);
  }

  @Test
  void afterTheCommitBackIsOffAndClosingAsks() {
    goTo(Step.REPAIR);
    Fx.run(flow::commit);
    assertThat(button("_Back").isDisabled()).isTrue();
    robot.clickOn(button("Compare"));
    assertThat(step()).isEqualTo(Step.REPAIR);
    Fx.run(window::close);
    assertThat(asked).hasSize(1);
    assertThat(stage.isShowing()).isTrue();
  }

  @Test
  void closingAsksWhileAnAsideWrites() {
    Fx.run(() -> window.openAside("Backups", Feather.ROTATE_CCW, new Aside(new Page(), true)));
    Fx.run(window::close);
    assertThat(asked).hasSize(1);
    assertThat(stage.isShowing()).isTrue();
  }

  @Test
  void closesWithoutAQuestionWhereNothingIsLost() {
    Fx.run(window::close);
    assertThat(asked).isEmpty();
    assertThat(stage.isShowing()).isFalse();
  }

  @Test
  void escapeCancelsWorkFirstAndAsksThen() {
    goTo(Step.DIAGNOSIS);
    Flow.Work work = Fx.get(() -> flow.beginCancellable(() -> asked.add("cancel")));
    robot.type(KeyCode.ESCAPE);
    assertThat(asked).containsExactly("cancel");
    assertThat(button("Cancelling…").isDisabled()).isTrue();
    Fx.run(() -> work.veto("flow.working"));
    robot.type(KeyCode.ESCAPE);
    assertThat(asked).hasSize(2);
    assertThat(stage.isShowing()).isTrue();
  }

  @Test
  void theReasonWhyTheStepCannotBeLeftStandsInTheFooter() {
    Fx.run(() -> flow.notReady("flow.not-ready"));
    assertThat(robot.lookup(".reason").queryAs(Label.class).getText()).isEqualTo("This step is not done yet.");
    assertThat(button("_Next step").isDisabled()).isTrue();
  }

  @Test
  void anAsideCoversTheStepAndLeavesItAsItIs() {
    goTo(Step.COMPARE);
    Fx.run(
        () -> {
          Page backups = new Page().say("Backups", RichText.plain("Choose one."));
          window.openAside("Backups", Feather.ROTATE_CCW, new Aside(backups, false));
        });
    Fx.settle();
    assertThat(robot.lookup(".page-title").queryAs(Label.class).getText()).isEqualTo("Backups");
    Fx.run(() -> Accessibility.check(stage.getScene()));
    robot.clickOn(button("Back to the _steps"));
    assertThat(step()).isEqualTo(Step.COMPARE);
    assertThat(robot.lookup(".page-title").queryAs(Label.class).getText()).startsWith("Two values");
  }

  @Test
  void theTitleNamesTheSource() {
    Fx.run(() -> window.nameSource("this computer (WS-0417)"));
    assertThat(stage.getTitle()).isEqualTo("DriveMend — repairing this computer (WS-0417)");
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void everyStyleClassFindsItsColoursInEveryLook(Look look) {
    List<String> complaints = new ArrayList<>();
    Fx.run(
        () -> {
          var errors = CssParser.errorsProperty();
          errors.clear();
          Theme theme = new Theme(look);
          theme.install();
          theme.style(stage.getScene());
          stage.getScene().getRoot().applyCss();
          while (flow.state().canGoNext()) {
            flow.next();
            stage.getScene().getRoot().applyCss();
          }
          errors.forEach(error -> complaints.add(error.getMessage()));
        });
    assertThat(complaints).noneMatch(each -> each.toLowerCase(Locale.ROOT).contains("could not resolve"));
  }

  private Step step() {
    return Fx.get(() -> flow.state().current());
  }

  private void goTo(Step step) {
    while (step() != step) {
      Fx.run(flow::next);
    }
    Fx.settle();
  }

  private Button button(String text) {
    return robot
        .lookup((Node node) -> node instanceof Button b && text.equals(b.getText()) && b.isVisible())
        .queryAs(Button.class);
  }

  private record Aside(Page page, boolean isWriting) implements Screen {
    @Override
    public Region view() {
      return page;
    }

    @Override
    public void enter() {}

    @Override
    public Footer footer(FlowState state) {
      return Footer.of("4 backups", PageAction.of("Rest_ore…", () -> {}));
    }
  }
}
