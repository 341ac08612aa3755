package io.drivemend.ui.step.backup;

import io.drivemend.backup.Manifest.SavedFile;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.ui.Footer;
import io.drivemend.ui.PageAction;
import io.drivemend.ui.Screen;
import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.shared.CheckRow;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.Facts;
import io.drivemend.ui.shared.Links;
import io.drivemend.ui.shared.NoticeBar;
import io.drivemend.ui.shared.Page;
import io.drivemend.ui.shared.ProgressLine;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.RowList;
import io.drivemend.ui.shared.Sign;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import io.drivemend.ui.step.Desktop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What is kept, where, and that it checks out. */
public final class BackUpPage implements Screen {

  private static final int CHECKSUM_GROUP = 4;

  private final BackUpModel model;
  private final Desktop desktop;
  private final String program;
  private final Page page = new Page();

  /**
   * @param program the program's name and version
   */
  public BackUpPage(BackUpModel model, Desktop desktop, String program) {
    this.model = model;
    this.desktop = desktop;
    this.program = program;
    model.onChange(this::refresh);
    refresh();
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
    boolean made = model.state() instanceof BackUpModel.State.Done;
    return Footer.of(
        Texts.get(made ? "written.backup" : "written.nothing"),
        PageAction.of(Texts.get("backup.continue"), model::goOn).unless(state.nextBlocked()));
  }

  private void refresh() {
    switch (model.state()) {
      case BackUpModel.State.Running(List<SavedFile> files) -> showRunning(files);
      case BackUpModel.State.Done(VerifiedBackup backup, Optional<DriveMendException> notice) -> showDone(backup, notice);
      case BackUpModel.State.Failed(DriveMendException failure) -> showFailure(failure);
    }
  }

  private void showRunning(List<SavedFile> files) {
    page.say(Texts.get("backup.running"), RichText.of("backup.running-about", model.backups()));
    ProgressLine progress = new ProgressLine(Texts.get("backup.writing"));
    if (files.isEmpty()) {
      page.show(progress);
    } else {
      page.show(progress, list(files.stream().map(BackUpPage::row).toList()));
    }
  }

  private void showDone(VerifiedBackup backup, Optional<DriveMendException> notice) {
    page.say(Texts.get("backup.done"), RichText.of("backup.done-about"));
    List<CheckRow> rows = new ArrayList<>();
    rows.add(
        new CheckRow(Sign.of(Tone.SUCCESS), "manifest.json").evidence(RichText.of("backup.manifest", backup.changes().size())));
    backup.backup().manifest().files().forEach(file -> rows.add(row(file)));
    List<Node> nodes = new ArrayList<>();
    notice.ifPresent(told -> nodes.add(new NoticeBar(Tone.WARNING, RichText.plain(told.sentence()))));
    nodes.add(list(rows));
    nodes.add(
        new Facts()
            .addPath(Texts.get("backup.place"), backup.backup().folder().toString())
            .addPath(Texts.get("backup.checksum"), grouped(backup.sha256())));
    nodes.add(Links.line(links(backup)));
    page.show(nodes.toArray(Node[]::new));
  }

  private List<Hyperlink> links(VerifiedBackup backup) {
    List<Hyperlink> links = new ArrayList<>();
    links.add(Links.link(Feather.FOLDER, Texts.get("backup.open"), () -> desktop.open(backup.backup().folder())));
    links.add(Links.link(Feather.COPY, Texts.get("backup.elsewhere"), this::chooseAnother));
    if (!model.isStandard()) {
      links.add(Links.link(Feather.HOME, Texts.get("backup.standard"), model::backUpInStandard));
    }
    return links;
  }

  private void showFailure(DriveMendException failure) {
    boolean stopped = failure.problem() == Problem.CANCELLED;
    page.say(
        Texts.get(stopped ? "backup.stopped" : "backup.failed"),
        RichText.of(stopped ? "backup.stopped-about" : "backup.failed-about"));
    ErrorPanel panel =
        new ErrorPanel(failure, program)
            .button(Feather.REFRESH_CW, Texts.get("backup.again"), model::enter)
            .button(Feather.FOLDER, Texts.get("backup.another-folder"), this::chooseAnother);
    if (!model.isStandard()) {
      panel.button(Feather.HOME, Texts.get("backup.standard"), model::backUpInStandard);
    }
    page.show(
        panel,
        new Facts().addPath(Texts.get("backup.place"), model.backups().toString()));
  }

  private void chooseAnother() {
    desktop.chooseFolder(Texts.get("compare.choose-backups")).ifPresent(model::backUpIn);
  }

  private static RowList list(List<CheckRow> rows) {
    return new RowList(Texts.get("backup.files"), rows);
  }

  private static CheckRow row(SavedFile file) {
    return new CheckRow(Sign.of(Tone.SUCCESS), file.name())
        .evidence(RichText.of("backup.file", size(file.size()), file.purpose()));
  }

  private static String size(long bytes) {
    return bytes < 1024 ? Texts.get("backup.bytes", bytes) : Texts.get("backup.kilobytes", bytes / 1024);
  }

  private static String grouped(String checksum) {
    return checksum.replaceAll("(.{" + CHECKSUM_GROUP + "})(?=.)", "$1 ");
  }
}
