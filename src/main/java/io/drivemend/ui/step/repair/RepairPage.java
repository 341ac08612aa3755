package io.drivemend.ui.step.repair;

import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.ValueChange;
import io.drivemend.ui.Footer;
import io.drivemend.ui.PageAction;
import io.drivemend.ui.Screen;
import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.shared.CheckRow;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.Facts;
import io.drivemend.ui.shared.Page;
import io.drivemend.ui.shared.ProgressLine;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.RowList;
import io.drivemend.ui.shared.Sign;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.step.Desktop;
import io.drivemend.ui.step.Values;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The page of no return: what will happen, in order, and the button that names it. */
public final class RepairPage implements Screen {

  private final RepairModel model;
  private final Desktop desktop;
  private final String program;
  private final Runnable diagnoseAgain;
  private final Optional<Runnable> restartAsAdministrator;
  private final Page page = new Page();

  /**
   * @param program the program's name and version
   * @param diagnoseAgain goes back to the diagnosis and makes it anew
   * @param restartAsAdministrator where there is such a thing
   */
  public RepairPage(
      RepairModel model,
      Desktop desktop,
      String program,
      Runnable diagnoseAgain,
      Optional<Runnable> restartAsAdministrator) {
    this.model = model;
    this.desktop = desktop;
    this.program = program;
    this.diagnoseAgain = diagnoseAgain;
    this.restartAsAdministrator = restartAsAdministrator;
    model.onChange(this::refresh);
  }

  @Override
  public Region view() {
    return page;
  }

  @Override
  public void enter() {
    model.enter();
  }

  @Override
  public Footer footer(FlowState state) {
    if (model.state() instanceof RepairModel.State.MayHaveChanged failed) {
      return new Footer(
          Texts.get("written.perhaps", failed.backup().id()),
          Optional.empty(),
          List.of(PageAction.of(Texts.get("result.another"), model::startOver)));
    }
    return Footer.of(
        Texts.get("written.verified", model.backup().id()),
        PageAction.of(Values.count(model.changes().size(), "repair.button-one", "repair.button"), model::repair)
            .unless(state.nextBlocked()));
  }

  private void refresh() {
    switch (model.state()) {
      case RepairModel.State.Ready ready -> showReady(model.changes());
      case RepairModel.State.Running running -> showRunning();
      case RepairModel.State.Unchanged(DriveMendException failure) -> showUnchanged(failure);
      case RepairModel.State.MayHaveChanged(DriveMendException failure, VerifiedBackup backup) ->
          showMayHaveChanged(failure, backup);
    }
  }

  private void showReady(List<ValueChange> changes) {
    page.say(Values.count(changes.size(), "repair.ready-one", "repair.ready"), RichText.of("repair.ready-about"));
    ValueChange first = changes.getFirst();
    page.show(
        new RowList(
            Texts.get("repair.steps"),
            List.of(
                new CheckRow(Sign.number(1), Texts.get("repair.check")).evidence(RichText.of("repair.check-about")),
                new CheckRow(Sign.number(2), Texts.get("repair.write", Values.nameAndViews(changes)))
                    .evidence(RichText.of("values.change", Values.text(first.before()), Values.text(first.after()))),
                new CheckRow(Sign.number(3), Texts.get("repair.read-back"))
                    .evidence(RichText.of("repair.read-back-about")))),
        RichText.of("repair.not-touched").styled("muted"));
  }

  private void showRunning() {
    page.say(Texts.get("repair.running"), RichText.of("repair.running-about"));
    page.show(new ProgressLine(Texts.get("repair.writing")));
  }

  private void showUnchanged(DriveMendException failure) {
    page.say(Texts.get("repair.unchanged-title"), RichText.of("repair.unchanged-about"));
    ErrorPanel panel =
        new ErrorPanel(failure, program).button(Feather.REFRESH_CW, Texts.get("repair.diagnose-again"), diagnoseAgain);
    if (model.rightsMayHelp(failure)) {
      restartAsAdministrator.ifPresent(restart -> panel.button(Feather.SHIELD, Texts.get("repair.restart"), restart));
    }
    page.show(panel, backupFacts(model.backup()));
  }

  private void showMayHaveChanged(DriveMendException failure, VerifiedBackup backup) {
    page.say(Texts.get("repair.half-title"), RichText.of("repair.half-about"));
    page.show(
        new ErrorPanel(failure, program)
            .button(Feather.FOLDER, Texts.get("backup.open"), () -> desktop.open(backup.backup().folder())),
        backupFacts(backup));
  }

  private static Facts backupFacts(VerifiedBackup backup) {
    return new Facts().addPath(Texts.get("repair.backup"), backup.backup().folder().toString());
  }
}
