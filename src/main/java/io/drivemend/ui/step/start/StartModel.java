package io.drivemend.ui.step.start;

import io.drivemend.backup.Backup;
import io.drivemend.backup.BackupStore;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.registry.RegistryReader;
import io.drivemend.source.OpenedSource;
import io.drivemend.source.RecentSources;
import io.drivemend.source.SourceChoice;
import io.drivemend.source.Sources;
import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.flow.Step;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.step.RepairSession;
import io.drivemend.ui.step.StepModel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be repaired. */
public final class StartModel extends StepModel {

  /** The three ways in. */
  public enum Kind {
    THIS_COMPUTER,
    OTHER_WINDOWS,
    PRACTICE
  }

  private final Sources sources;
  private final RepairSession session;
  private final BackgroundTasks tasks;
  private final Flow flow;
  private @Nullable Kind kind;
  private final PlaceModel place;
  private List<Backup> interrupted = List.of();
  private @Nullable String thisComputer;
  private @Nullable DriveMendException failure;

  /**
   * @param recent the places that were used lately
   */
  public StartModel(
      Sources sources, RecentSources recent, RepairSession session, BackgroundTasks tasks, Flow flow) {
    this.sources = sources;
    this.session = session;
    this.tasks = tasks;
    this.flow = flow;
    place = new PlaceModel(tasks, recent, this::tellFlow);
    // On Windows nothing is chosen at first, so that no quick Enter takes the wrong machine. Elsewhere the practice
    // machine is: nobody needs it, and it shows the whole way at once.
    kind = sources.canReadThisComputer() ? null : Kind.PRACTICE;
  }

  /** Looks for interrupted repairs and at this computer, and says whether the choice may be left. */
  public void enter() {
    failure = null;
    lookForInterrupted(session.store());
    place.refreshRecent();
    if (sources.canReadThisComputer() && thisComputer == null) {
      tasks
          .of(progress -> describeThisComputer())
          .onSuccess(
              description -> {
                thisComputer = description;
                changed();
              })
          .start();
    }
    tellFlow();
  }

  public boolean canReadThisComputer() {
    return sources.canReadThisComputer();
  }

  /** Which Windows this computer runs, and where; empty until that is known. */
  public Optional<String> thisComputer() {
    return Optional.ofNullable(thisComputer);
  }

  /** What is chosen; empty as long as nothing is. */
  public Optional<Kind> kind() {
    return Optional.ofNullable(kind);
  }

  /** The technician chose. */
  public void choose(Kind chosen) {
    kind = chosen;
    tellFlow();
  }

  /** Where the other Windows installation is. */
  public PlaceModel place() {
    return place;
  }

  /** Backups whose repair began and did not end, the newest first. */
  public List<Backup> interrupted() {
    return interrupted;
  }

  /** Why the practice machine could not be made, or the backups not be listed. */
  public Optional<DriveMendException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Takes the choice to the diagnosis. The practice machine gets its fault back first. */
  public void goOn() {
    SourceChoice choice = choice().orElseThrow();
    session.choose(choice);
    if (kind == Kind.OTHER_WINDOWS) {
      place.remember();
    }
    if (!(choice instanceof SourceChoice.PracticeMachine)) {
      flow.next();
      return;
    }
    Flow.Work work = flow.begin();
    tasks
        .of(
            progress -> {
              sources.resetPractice();
              return choice;
            })
        .onSuccess(made -> work.succeedAndGoOn())
        .onFailure(
            reason -> {
              failure = reason;
              changed();
              work.succeed();
            })
        .start();
  }

  private Optional<SourceChoice> choice() {
    return kind()
        .flatMap(
            chosen ->
                switch (chosen) {
                  case THIS_COMPUTER -> Optional.of(new SourceChoice.ThisComputer());
                  case OTHER_WINDOWS -> place.choice();
                  case PRACTICE -> Optional.of(new SourceChoice.PracticeMachine());
                });
  }

  /** News that come when the technician has gone on say nothing about the step that is shown then. */
  private void tellFlow() {
    changed();
    if (flow.state().current() != Step.SOURCE) {
      return;
    }
    if (choice().isPresent()) {
      flow.ready();
    } else if (kind == null) {
      flow.notReady("start.choose-first");
    } else {
      flow.notReady(
          switch (place.place()) {
            case Place.None none -> "start.place-first";
            case Place.Looking looking -> "start.place-looking";
            case Place.Stopped stopped -> "start.place-stopped";
            case Place.Missing missing -> "start.place-missing";
            case Place.Refused refused -> "start.place-refused";
            case Place.Found found -> "start.place-which";
          });
    }
  }

  private void lookForInterrupted(BackupStore store) {
    tasks
        .of(progress -> store.interrupted())
        .onSuccess(
            found -> {
              interrupted = found;
              changed();
            })
        .onFailure(
            reason -> {
              failure = reason;
              changed();
            })
        .start();
  }

  private String describeThisComputer() throws DriveMendException {
    OpenedSource here = sources.open(new SourceChoice.ThisComputer());
    try (RegistryReader registry = here.registry().open()) {
      String product =
          registry
              .value(new ValueLocation(registry.views().getFirst(), KeyPath.CURRENT_VERSION, "ProductName"))
              .flatMap(RegistryValue::text)
              .orElse("Windows");
      return product + here.reportedDirectory().map(directory -> ", " + directory).orElse("");
    }
  }
}
