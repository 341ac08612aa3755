package io.drivemend.ui.restore;

import static java.util.stream.Collectors.joining;

import io.drivemend.backup.Recovery;
import io.drivemend.backup.Restore;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.ValueLocation;
import io.drivemend.ui.restore.Orders.Kind;
import io.drivemend.ui.restore.Orders.Running;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.NoticeBar;
import io.drivemend.ui.shared.ProgressLine;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.Sections.Section;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is being done at this moment, with a way to stop it, and how the last order ended. */
final class News {

  private final RestoreModel model;
  private final String program;
  private @Nullable ProgressLine line;

  /**
   * @param program name and version of the program, for the details of a failure
   */
  News(RestoreModel model, String program) {
    this.model = model;
    this.program = program;
    model
        .orders()
        .listenToProgress(
            sample -> {
              if (line != null) {
                line.show(sample);
              }
            });
  }

  /** The news as it is now; nothing as long as there is none. */
  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    model.orders().running().ifPresent(running -> sections.add(new Section(running, () -> progress(running))));
    model.orders().outcome().ifPresent(outcome -> sections.add(new Section(outcome, () -> of(outcome))));
    return sections;
  }

  private Node progress(Running running) {
    ProgressLine made = new ProgressLine(running.words());
    line = made;
    if (running.kind() == Kind.NOT_STOPPED) {
      return made;
    }
    Button stop = new Button(Texts.get("restore.stop"));
    stop.setOnAction(
        event -> {
          stop.setDisable(true);
          model.orders().cancel();
        });
    return new VBox(8, made, stop);
  }

  private Node of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.ValuesRestored(Restore.Restored restored) -> restored(restored);
      case Outcome.Settled settled -> done(RichText.of(settledKey(settled)));
      case Outcome.Exported exported -> done(RichText.of("restore.exported", exported.file()));
      case Outcome.Copied copied -> done(RichText.of("restore.copied", copied.folder()));
      case Outcome.Imported imported -> imported(imported);
      case Outcome.Deleted deleted -> done(RichText.of("restore.deleted", deleted.id()));
      case Outcome.Failed(DriveMendException reason) ->
          reason.problem() == Problem.CANCELLED
              ? new NoticeBar(Tone.INFO, RichText.of("restore.stopped"))
              : new ErrorPanel(reason, program);
    };
  }

  private static NoticeBar done(RichText sentence) {
    return new NoticeBar(Tone.SUCCESS, sentence);
  }

  private NoticeBar restored(Restore.Restored restored) {
    String now = restored.values().stream().map(News::standsNow).collect(joining("; "));
    String safety = restored.safety().id();
    return done(RichText.of("restore.restored", now, safety))
        .link(Texts.get("restore.show-safety"), () -> model.select(safety));
  }

  private static String standsNow(Restore.Comparison value) {
    ValueLocation where = value.change().where();
    String now = value.now().map(BackupWords::value).orElseGet(() -> Texts.get("restore.missing"));
    return Texts.get("restore.stands", where.name(), where.view().words(), now);
  }

  private static String settledKey(Outcome.Settled settled) {
    boolean isDone = settled.now() == Recovery.Progress.ALL_WRITTEN;
    return settled.found() == Recovery.Progress.PARTLY_WRITTEN
        ? isDone ? "restore.settled-finished" : "restore.settled-undone"
        : isDone ? "restore.settled-all" : "restore.settled-nothing";
  }

  private Node imported(Outcome.Imported imported) {
    VBox all = new VBox(8);
    if (!imported.ids().isEmpty()) {
      all.getChildren().add(done(RichText.of("restore.imported", imported.ids().size(), String.join(", ", imported.ids()))));
    }
    for (DriveMendException failure : imported.failures()) {
      all.getChildren()
          .add(
              failure.problem() == Problem.CANCELLED
                  ? new NoticeBar(Tone.INFO, RichText.of("restore.import-stopped"))
                  : new ErrorPanel(failure, program));
    }
    return all;
  }
}
