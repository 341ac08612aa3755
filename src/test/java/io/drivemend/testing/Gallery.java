package io.drivemend.testing;

import io.drivemend.backup.VerifiedBackup;
import io.drivemend.ui.MainWindow;
import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.flow.Step;
import io.drivemend.ui.restore.RestoreModel;
import io.drivemend.ui.restore.RestoreScreen;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.shared.DialogQuestions;
import io.drivemend.ui.shared.Look;
import io.drivemend.ui.shared.Questions.Question;
import io.drivemend.ui.shared.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** Photographs the window with sample content, step by step and in every look; {@code packaging/pictures} runs it. */
public final class Gallery {

  /** A frame that is drawn is on the screen a moment later only. */
  private static final long UNTIL_SHOWN = 400;

  /** Backups of small hives are verified within this. */
  private static final long UNTIL_READ = 1500;

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
  public static void main(String[] arguments) throws Exception {
    Gallery gallery = new Gallery(Path.of(arguments[0]), arguments.length > 1 ? arguments[1] : "");
    Fx.start();
    for (Look look : Look.values()) {
      gallery.photograph(look);
      gallery.photographBackups(look);
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

  /** The screen of backups, on hives that are made, repaired and damaged for it. */
  private void photographBackups(Look look) throws Exception {
    Path machinesFolder = Files.createTempDirectory("drivemend-pictures");
    RepairedMachines machines = new RepairedMachines(machinesFolder);
    RepairedMachines.tamper(machines.repair("KIOSK7"));
    VerifiedBackup interrupted = machines.interrupt("LAB-3");
    VerifiedBackup repaired = machines.repair("WS-0417");
    Theme theme = new Theme(look);
    Stage stage =
        Fx.get(
            () -> {
              theme.install();
              return new Stage();
            });
    MainWindow window = Fx.get(() -> SampleScreens.window(stage, theme, new Flow(), (question, yes) -> yes.run()));
    try (BackgroundTasks tasks = BackgroundTasks.offTheUiThread()) {
      RestoreScreen.Frame frame = new RestoreScreen.Frame("DriveMend", window::refresh, window::leaveAside, folder -> {});
      RestoreModel model = new RestoreModel(machines.store(), machines.sources(), tasks);
      RestoreScreen screen = Fx.get(() -> new RestoreScreen(model, (question, yes) -> yes.run(), frame));
      Fx.run(window::show);
      Fx.run(() -> window.openAside("Backups", Feather.ROTATE_CCW, screen));
      for (VerifiedBackup backup : List.of(repaired, interrupted)) {
        Fx.run(() -> screen.select(backup.id()));
        Thread.sleep(UNTIL_READ);
        photograph("8-backups-" + backup.backup().manifest().windows().machine(), look, stage);
      }
    }
    Fx.run(stage::close);
  }

  private void photograph(String name, Look look, Window window) throws InterruptedException {
    Fx.settle();
    Thread.sleep(UNTIL_SHOWN);
    String file = (name + "-" + look.name() + suffix + ".png").toLowerCase(Locale.ROOT).replace('_', '-');
    Fx.run(() -> Pictures.photograph(window, folder.resolve(file)));
  }
}
