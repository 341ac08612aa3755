package io.drivemend.app;

import io.drivemend.cli.Cli;
import io.drivemend.files.ProgramFolders;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.source.Sources;
import javafx.application.Application;

/** The program. */
public final class Main {

  private Main() {}

  /** Runs a command, or opens the wizard when there is none. */
  public static void main(String[] arguments) {
    ProgramFolders folders = ProgramFolders.ofThisSystem();
    System.setProperty("drivemend.logs", folders.logs().toString());
    if (arguments.length == 0) {
      openWizard();
      return;
    }
    try {
      String program = Version.program();
      Sources sources = new Sources(folders.practice());
      System.exit(Cli.ofProcess(sources, Places.ofBackups(folders, program), program).execute(arguments));
    } catch (DriveMendException e) {
      end(e);
    }
  }

  /** JavaFX tells that there is no display, or no GTK, by this exception alone. */
  private static void openWizard() {
    try {
      Application.launch(WizardApplication.class);
    } catch (UnsupportedOperationException e) {
      end(Problem.NO_WINDOW.causedBy(e, String.valueOf(e.getMessage())));
    }
  }

  private static void end(DriveMendException failure) {
    System.err.println(failure.problem().code() + " " + failure.sentence());
    System.exit(failure.problem().outcome().exitCode());
  }
}
