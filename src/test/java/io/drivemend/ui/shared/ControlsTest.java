package io.drivemend.ui.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.model.Problem;
import io.drivemend.testing.Accessibility;
import io.drivemend.testing.Fx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;

class ControlsTest {

  private final FxRobot robot = new FxRobot();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Fx.start();
  }

  @AfterEach
  void close() {
    Fx.run(stage::hide);
  }

  @Test
  void nothingIsChosenUntilTheTechnicianChooses() {
    List<String> chosen = new ArrayList<>();
    Choices<String> choices = Fx.get(() -> choices(chosen));
    show(choices);
    assertThat(Fx.get(choices::chosen)).isEmpty();
    robot.clickOn("Hive");
    assertThat(Fx.get(choices::chosen)).contains("hive");
    robot.type(KeyCode.UP);
    assertThat(chosen).containsExactly("hive", "local");
  }

  @Test
  void aMnemonicChooses() {
    Choices<String> choices = Fx.get(() -> choices(new ArrayList<>()));
    show(choices);
    robot.press(KeyCode.ALT).press(KeyCode.H).release(KeyCode.H).release(KeyCode.ALT);
    Fx.settle();
    assertThat(Fx.get(choices::chosen)).contains("hive");
  }

  @Test
  void aQuestionDoesNothingUnlessItsYesIsChosen() {
    List<String> done = new ArrayList<>();
    show(Fx.get(Region::new));
    var questions = new DialogQuestions(stage, new Theme(Look.LIGHT));
    var question = new Questions.Question("Close now?", "Work is going on.", "_Close anyway", "_Keep it open");
    for (KeyCode key : List.of(KeyCode.ENTER, KeyCode.ESCAPE)) {
      Fx.run(() -> questions.ask(question, () -> done.add("closed")));
      Fx.settle();
      robot.type(key);
    }
    assertThat(done).isEmpty();
    Fx.run(() -> questions.ask(question, () -> done.add("closed")));
    Fx.settle();
    robot.clickOn("Close anyway");
    assertThat(done).containsExactly("closed");
  }

  @Test
  void anUnavailableChoiceShowsItsReasonAndCannotBeChosen() {
    Choices<String> choices = Fx.get(() -> choices(new ArrayList<>()));
    show(choices);
    robot.clickOn("only on Windows");
    assertThat(Fx.get(choices::chosen)).isEmpty();
    RadioButton live = robot.lookup((RadioButton each) -> each.isDisabled()).query();
    assertThat(live.getAccessibleHelp()).isEqualTo("only on Windows");
  }

  @Test
  void rowsAreOneTabStopAndTheArrowKeysGoFromRowToRow() {
    List<CheckRow> rows =
        Fx.get(
            () ->
                List.of(
                    new CheckRow(Sign.of(Tone.DANGER), "PathName").evidence(RichText.plain("C:\\Windows")),
                    new CheckRow(Sign.of(Tone.NOT_CHECKED), "CCM log", Badge.notChecked())));
    show(Fx.get(() -> new RowList("Checks", rows)));
    Fx.run(() -> rows.getFirst().requestFocus());
    robot.type(KeyCode.DOWN);
    assertThat(rows.getLast().isFocused()).isTrue();
    assertThat(rows.stream().filter(Node::isFocusTraversable)).containsExactly(rows.getLast());
    assertThat(rows.getFirst().getAccessibleText()).isEqualTo("Problem: PathName. C:\\Windows");
    assertThat(rows.getLast().getAccessibleText()).isEqualTo("Not checked: CCM log, not checked");
  }

  @Test
  void theWrongLetterIsStruckOutAndTheRightOneIsNot() {
    PathCard wrong = Fx.get(() -> PathCard.old("Now", "C:", "C:\\Windows", "no Windows there"));
    PathCard right = Fx.get(() -> PathCard.right("After", "D:", "D:\\Windows", "Windows runs from it"));
    assertThat(hero(wrong).isStrikethrough()).isTrue();
    assertThat(hero(right).isStrikethrough()).isFalse();
    assertThat(wrong.getAccessibleText()).isEqualTo("Now: C:\\Windows. no Windows there");
  }

  @Test
  void aComparisonStandsSideBySideOrInANarrowWindowOneAboveTheOther() {
    Region before = Fx.get(Region::new);
    Region after = Fx.get(Region::new);
    Comparison comparison = Fx.get(() -> new Comparison(before, after));
    show(comparison);
    assertThat(after.getParent()).isNotInstanceOf(VBox.class);
    Fx.run(() -> stage.setWidth(400));
    Fx.settle();
    assertThat(after.getParent()).isInstanceOf(VBox.class);
  }

  @Test
  void progressOfUnknownLengthKeepsMovingAndTellsWhatItDoes() {
    ProgressLine line = Fx.get(() -> new ProgressLine("Diagnosing"));
    Fx.run(() -> line.show(new Progress.Sample(Progress.UNKNOWN, "Reading SOFTWARE")));
    ProgressBar bar = (ProgressBar) line.getChildren().getLast();
    assertThat(bar.isIndeterminate()).isTrue();
    assertThat(bar.getAccessibleText()).isEqualTo("Reading SOFTWARE");
    Fx.run(() -> line.show(new Progress.Sample(0.5, "")));
    assertThat(bar.getProgress()).isEqualTo(0.5);
    assertThat(bar.getAccessibleText()).isEqualTo("Reading SOFTWARE");
  }

  @Test
  void boldAndPathCannotBeSmuggledIntoASentence() {
    RichText sentence = Fx.get(() -> RichText.plain("**a** `b` \u0001c\u0001"));
    assertThat(sentence.getChildren()).hasSize(1);
    assertThat(sentence.getAccessibleText()).isEqualTo("**a** `b` \uFFFDc\uFFFD");
  }

  @Test
  void theDetailsOfAFailureHoldCodeSentenceCauseAndVersionsButNoStackTrace() {
    var failure = Problem.FILE_UNREADABLE.causedBy(new IOException("disk gone"), "F:\\SOFTWARE", "disk gone");
    String details = ErrorPanel.details(failure, "DriveMend 1.0.0");
    assertThat(details)
        .startsWith("DM102 F:\\SOFTWARE cannot be read: disk gone.\n")
        .contains("Cause: java.io.IOException: disk gone\n", "DriveMend 1.0.0\n", "Java ")
        .doesNotContain("\tat ");
  }

  @Test
  void everyControlHasANameForScreenReaders() {
    show(
        Fx.get(
            () ->
                new VBox(
                    choices(new ArrayList<>()),
                    new NoticeBar(Tone.WARNING, RichText.plain("interrupted")).link("_Look", () -> {}),
                    new ErrorPanel(Problem.NOTHING_TO_REPAIR.with(), "DriveMend").button(Feather.X, "_Stop", () -> {}),
                    new RowList("Rows", List.of(new CheckRow(Sign.number(1), "first"))))));
    Fx.run(() -> Accessibility.check(stage.getScene()));
  }

  private static Choices<String> choices(List<String> chosen) {
    return new Choices<String>()
        .add("local", ChoiceCard.of(Feather.BOX, "Practice", "a small registry"))
        .add("hive", ChoiceCard.of(Feather.HARD_DRIVE, "_Hive", "a file"))
        .add("live", ChoiceCard.of(Feather.MONITOR, "Li_ve", "the running Windows").unavailable("only on Windows"))
        .onChosen(chosen::add);
  }

  private static Text hero(PathCard card) {
    return Accessibility.visibleNodes(card).stream()
        .filter(node -> node.getStyleClass().contains("hero-letter"))
        .map(Text.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private void show(Region content) {
    Fx.run(
        () -> {
          new Theme(Look.LIGHT).install();
          Scene scene = new Scene(content, 900, 600);
          new Theme(Look.LIGHT).style(scene);
          stage.setScene(scene);
          stage.setWidth(900);
          stage.setHeight(600);
          stage.show();
        });
    Fx.settle();
  }
}
