package io.drivemend.testing;

import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.flow.Step;
import io.drivemend.ui.shared.DialogQuestions;
import io.drivemend.ui.shared.Look;
import io.drivemend.ui.shared.Questions.Question;
import io.drivemend.ui.shared.Theme;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Photographs the window with sample content, step by step and in every look; {@code packaging/pictures} runs it. */
public final class Gallery {

  /** A frame that is drawn is on the screen a moment later only. */
  private static final long UNTIL_SHOWN = 400;

  private static final Question QUESTION =
      new Question(
          "Close DriveMend now?",
          "Work is still going on. What has been written so far stays, and its backup is kept.",
          "_Close anyway",
          "_Keep it open");

  private final Path folder;
  private final String suffix;

  private Gallery(Path folder, String suffix) {
    this.folder = folder;
    this.suffix = suffix;
  }

  /** Takes the folder for the pictures and what their names end in, such as {@code -200}. */
  public static void main(String[] arguments) throws InterruptedException {
    Gallery gallery = new Gallery(Path.of(arguments[0]), arguments.length > 1 ? arguments[1] : "");
    Fx.start();
    for (Look look : Look.values()) {
      gallery.photograph(look);
    }
    Platform.exit();
  }

  private void photograph(Look look) throws InterruptedException {
    Theme theme = new Theme(look);
    Flow flow = Fx.get(Flow::new);
    Stage stage =
        Fx.get(
            () -> {
              theme.install();
              Stage made = new Stage();
              SampleScreens.window(made, theme, flow, (question, yes) -> yes.run()).show();
              return made;
            });
    for (Step step : Step.values()) {
      photograph((step.place() + 1) + "-" + step.name(), look, stage);
      if (step.next().isPresent()) {
        Fx.run(flow::next);
      }
    }
    Fx.run(() -> new DialogQuestions(stage, theme).ask(QUESTION, () -> {}));
    photograph("7-question", look, Fx.get(() -> Window.getWindows().getLast()));
    Fx.run(stage::close);
  }

  private void photograph(String name, Look look, Window window) throws InterruptedException {
    Fx.settle();
    Thread.sleep(UNTIL_SHOWN);
    String file = (name + "-" + look.name() + suffix + ".png").toLowerCase(Locale.ROOT).replace('_', '-');
    Fx.run(() -> Pictures.photograph(window, folder.resolve(file)));
  }
}
