package io.drivemend.testing;

import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.flow.Step;
import io.drivemend.ui.shared.Look;
import io.drivemend.ui.shared.Theme;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Draws the window with sample content into a folder, in every look and at 100 % and 200 %. */
public final class Gallery {

  private Gallery() {}

  /** Draws; the only argument is the folder. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/pictures");
    Fx.start();
    for (Look look : Look.values()) {
      draw(look, folder);
    }
    Platform.exit();
  }

  private static void draw(Look look, Path folder) {
    Theme theme = new Theme(look);
    Stage stage =
        Fx.get(
            () -> {
              theme.install();
              return new Stage();
            });
    Flow flow = Fx.get(Flow::new);
    Fx.run(() -> SampleScreens.window(stage, theme, flow, (question, yes) -> yes.run()).show());
    for (Step step : Step.values()) {
      Fx.settle();
      String name = (step.place() + 1) + "-" + step.name().toLowerCase(Locale.ROOT) + "-" + look.name().toLowerCase(Locale.ROOT);
      Fx.run(() -> Pictures.save(stage.getScene(), 1, folder.resolve(name + ".png")));
      if (step == Step.COMPARE) {
        Fx.run(() -> Pictures.save(stage.getScene(), 2, folder.resolve(name + "-200.png")));
      }
      if (step != Step.RESULT) {
        Fx.run(flow::next);
      }
    }
    Fx.run(stage::close);
  }
}
