package io.drivemend.testing;

import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.flow.Step;
import io.drivemend.ui.shared.Look;
import io.drivemend.ui.shared.Theme;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Photographs the window with sample content, step by step and in every look; {@code packaging/pictures} runs it. */
public final class Gallery {

  /** A frame that is drawn is on the screen a moment later only. */
  private static final long UNTIL_SHOWN = 400;

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
      Fx.settle();
      Thread.sleep(UNTIL_SHOWN);
      String name = (step.place() + 1) + "-" + step.name() + "-" + look.name() + suffix + ".png";
      Path file = folder.resolve(name.toLowerCase(Locale.ROOT).replace('_', '-'));
      Fx.run(() -> Pictures.photograph(stage, file));
      if (step.next().isPresent()) {
        Fx.run(flow::next);
      }
    }
    Fx.run(stage::close);
  }
}
