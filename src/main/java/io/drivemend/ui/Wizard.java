package io.drivemend.ui;

import io.drivemend.backup.BackupPlace;
import io.drivemend.source.OpenedSource;
import io.drivemend.source.RecentSources;
import io.drivemend.source.Sources;
import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.flow.Step;
import io.drivemend.ui.restore.RestoreModel;
import io.drivemend.ui.restore.RestoreScreen;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.shared.DialogQuestions;
import io.drivemend.ui.shared.Questions;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Theme;
import io.drivemend.ui.step.Desktop;
import io.drivemend.ui.step.RepairSession;
import io.drivemend.ui.step.backup.BackUpModel;
import io.drivemend.ui.step.backup.BackUpPage;
import io.drivemend.ui.step.compare.CompareModel;
import io.drivemend.ui.step.compare.ComparePage;
import io.drivemend.ui.step.diagnosis.DiagnosisModel;
import io.drivemend.ui.step.diagnosis.DiagnosisPage;
import io.drivemend.ui.step.diagnosis.IntegrityModel;
import io.drivemend.ui.step.diagnosis.IntegrityPage;
import io.drivemend.ui.step.repair.RepairModel;
import io.drivemend.ui.step.repair.RepairPage;
import io.drivemend.ui.step.repair.Restart;
import io.drivemend.ui.step.result.ResultModel;
import io.drivemend.ui.step.result.ResultPage;
import io.drivemend.ui.step.start.StartModel;
import io.drivemend.ui.step.start.StartPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/** The whole wizard: all steps in one window. */
public final class Wizard {

  /**
   * What the wizard works with.
   *
   * @param sources opens what the technician chooses
   * @param recent the places that were used lately
   * @param place where backups go
   * @param program the program's name and version
   * @param tasks does the work off the UI thread; closed by its owner, after the window
   * @param desktop the file dialogs and the file manager
   * @param restart starts the program again with an administrator's rights, on systems that have such a thing
   */
  public record Parts(
      Sources sources,
      RecentSources recent,
      BackupPlace place,
      String program,
      BackgroundTasks tasks,
      Desktop desktop,
      Optional<Restart> restart) {}

  private final Parts parts;
  private final Flow flow = new Flow();
  private final RepairSession session;
  private final DiagnosisModel diagnosis;
  private final Questions questions;
  private final MainWindow window;

  /** Builds the window without showing it; on the JavaFX thread. */
  public Wizard(Stage stage, Theme theme, Parts parts) {
    this.parts = parts;
    session = new RepairSession(parts.place(), parts.program());
    diagnosis = new DiagnosisModel(parts.sources(), session, parts.tasks(), flow);
    questions = new DialogQuestions(stage, theme);
    window = new MainWindow(stage, theme, flow, questions, pages(), sideLinks());
    flow.listen(this::nameSource);
  }

  /** Shows the window. */
  public void show() {
    window.show();
  }

  private Map<Step, Screen> pages() {
    Desktop desktop = parts.desktop();
    String program = parts.program();
    BackgroundTasks tasks = parts.tasks();
    return Map.of(
        Step.SOURCE,
        new StartPage(
            new StartModel(parts.sources(), parts.recent(), session, tasks, flow),
            desktop,
            program,
            id -> openBackups(Optional.of(id)),
            this::close),
        Step.DIAGNOSIS,
        new DiagnosisPage(diagnosis, program, this::openIntegrity, this::close),
        Step.COMPARE,
        new ComparePage(new CompareModel(session, tasks, flow), desktop, program),
        Step.BACK_UP,
        new BackUpPage(new BackUpModel(session, tasks, flow), desktop, program),
        Step.REPAIR,
        new RepairPage(
            new RepairModel(session, tasks, flow),
            desktop,
            program,
            this::diagnoseAgain,
            parts.restart().map(restart -> () -> restart(restart))),
        Step.RESULT,
        new ResultPage(new ResultModel(session, tasks, flow), questions, desktop, program, this::close));
  }

  /**
   * Shows the backups of the folder that is in use now.
   *
   * @param chosen the id of the one that is shown in detail at once
   */
  private void openBackups(Optional<String> chosen) {
    RestoreModel backups = new RestoreModel(session.store(), parts.sources(), parts.tasks());
    RestoreScreen.Frame frame =
        new RestoreScreen.Frame(parts.program(), window::refresh, window::leaveAside, parts.desktop());
    RestoreScreen screen = new RestoreScreen(backups, questions, frame);
    window.openAside(Texts.get("wizard.backups"), Feather.ROTATE_CCW, screen);
    chosen.ifPresent(screen::select);
  }

  /** Looks through the hives of what is being repaired. */
  private void openIntegrity() {
    IntegrityModel hives = new IntegrityModel(parts.sources(), session.choice(), parts.tasks());
    IntegrityPage page = new IntegrityPage(hives, parts.program(), window::refresh, window::leaveAside);
    window.openAside(Texts.get("integrity.title"), Feather.SEARCH, page);
  }

  private List<SideLink> sideLinks() {
    return List.of(new SideLink(Feather.ROTATE_CCW, Texts.get("wizard.restore"), null, () -> openBackups(Optional.empty())));
  }

  private void diagnoseAgain() {
    flow.jumpTo(Step.DIAGNOSIS);
    diagnosis.diagnose();
  }

  private void restart(Restart restart) {
    parts
        .tasks()
        .of(progress -> restart.asAdministrator())
        .onSuccess(
            starting -> {
              if (starting) {
                close();
              }
            })
        .start();
  }

  private void close() {
    window.close();
  }

  private void nameSource(FlowState state) {
    Optional<OpenedSource> found = state.current() == Step.SOURCE ? Optional.empty() : session.found();
    window.nameSource(found.map(OpenedSource::name).orElse(""));
  }
}
