package io.drivemend.app;

import io.drivemend.files.ProgramFolders;
import io.drivemend.files.SettingsFile;
import io.drivemend.model.DriveMendException;
import io.drivemend.source.RecentSources;
import io.drivemend.source.Sources;
import io.drivemend.ui.UnexpectedErrors;
import io.drivemend.ui.Wizard;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.shared.Look;
import io.drivemend.ui.shared.Theme;
import io.drivemend.ui.step.WindowDesktop;
import io.drivemend.ui.step.repair.Restart;
import io.drivemend.windows.Elevation;
import io.drivemend.windows.SystemTheme;
import io.drivemend.windows.WindowsSystem;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;

/** Opens the wizard's window, and ends its threads when that is closed. */
public final class WizardApplication extends Application {

  /** Not for users: lets pictures be taken in a look that is not the system's. */
  private static final String LOOK = "drivemend.look";

  private final BackgroundTasks tasks = BackgroundTasks.offTheUiThread();

  @Override
  public void start(Stage stage) throws DriveMendException {
    ProgramFolders folders = ProgramFolders.ofThisSystem();
    String program = Version.program();
    Theme theme = new Theme(look());
    theme.install();
    new UnexpectedErrors(stage, theme, program).install();
    Wizard.Parts parts =
        new Wizard.Parts(
            new Sources(folders.practice()),
            new RecentSources(new SettingsFile(folders.settings())),
            Places.ofBackups(folders, program),
            program,
            tasks,
            new WindowDesktop(stage, getHostServices()),
            restart());
    new Wizard(stage, theme, parts).show();
  }

  @Override
  public void stop() {
    tasks.close();
  }

  private static Optional<Restart> restart() {
    return WindowsSystem.isWindows()
        ? Optional.of(() -> Elevation.restartElevated() == Elevation.Answer.STARTED)
        : Optional.empty();
  }

  private static Look look() {
    return switch (System.getProperty(LOOK, "")) {
      case "light" -> Look.LIGHT;
      case "dark" -> Look.DARK;
      case "contrast" -> Look.HIGH_CONTRAST;
      default -> {
        SystemTheme system = SystemTheme.current();
        yield Look.of(Look.Choice.SYSTEM, system.dark(), system.highContrast());
      }
    };
  }
}
