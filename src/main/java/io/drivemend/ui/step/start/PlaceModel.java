package io.drivemend.ui.step.start;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.source.FoundWindows;
import io.drivemend.source.RecentSources;
import io.drivemend.source.RecentSources.Recent;
import io.drivemend.source.SourceChoice;
import io.drivemend.source.Survey;
import io.drivemend.ui.shared.BackgroundTask;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.step.Stoppable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where another Windows installation is: takes what is typed, chosen or dropped, and looks at it in the background. */
public final class PlaceModel {

  private final BackgroundTasks tasks;
  private final RecentSources recentSources;
  private final Runnable changed;
  private String typed = "";
  private List<Path> looked = List.of();
  private Place place = new Place.None();
  private List<Recent> recent = List.of();
  private @Nullable BackgroundTask<List<FoundWindows>> look;

  /**
   * @param changed is told after every change
   */
  PlaceModel(BackgroundTasks tasks, RecentSources recentSources, Runnable changed) {
    this.tasks = tasks;
    this.recentSources = recentSources;
    this.changed = changed;
  }

  /** The path as it was typed or chosen. */
  public String typed() {
    return typed;
  }

  public Place place() {
    return place;
  }

  /** What can be diagnosed. */
  public Optional<SourceChoice> choice() {
    return chosen().map(FoundWindows::choice);
  }

  private Optional<FoundWindows> chosen() {
    return place instanceof Place.Found found ? found.chosen() : Optional.empty();
  }

  /** The technician typed a path, or chose it in a dialog. Explorer copies paths in quotes. */
  public void type(String text) {
    typed = text.strip();
    String path = typed.replaceFirst("^\"(.*)\"$", "$1");
    try {
      look(path.isEmpty() ? List.of() : List.of(Path.of(path)));
    } catch (InvalidPathException e) {
      look(List.of());
      show(new Place.Missing());
    }
  }

  /** The technician dropped files or folders, or what is neither. */
  public void drop(List<Path> dropped) {
    typed = dropped.isEmpty() ? "" : dropped.getFirst().toString();
    look(dropped);
    if (dropped.isEmpty()) {
      show(new Place.Refused(Problem.NO_WINDOWS_THERE.with("what was dropped", "it is neither a file nor a folder")));
    }
  }

  /** The technician says which of several is meant. */
  public void choose(FoundWindows one) {
    if (place instanceof Place.Found found) {
      show(found.choosing(one));
    }
  }

  /** Looks again at the same place. */
  public void lookAgain() {
    look(looked);
  }

  /** Ends the look that is under way. Should a disk not answer, nobody waits for it any longer. */
  public void stop() {
    if (look != null) {
      forgetLook();
      show(new Place.Stopped());
    }
  }

  private void look(List<Path> places) {
    forgetLook();
    looked = places;
    if (places.isEmpty()) {
      show(new Place.None());
      return;
    }
    BackgroundTask<List<FoundWindows>> task =
        tasks.of(
            progress -> {
              progress.stopIfCancelled();
              return Stoppable.<Path, List<FoundWindows>>run(
                  progress, each -> {}, report -> Survey.of(places, report));
            });
    look = task;
    show(new Place.Looking());
    task.onSuccess(found -> succeed(task, found)).onFailure(why -> end(task, notFound(why))).start();
  }

  private void forgetLook() {
    if (look != null) {
      look.cancel();
      look = null;
    }
  }

  private void succeed(BackgroundTask<List<FoundWindows>> task, List<FoundWindows> windows) {
    if (task.equals(look) && looked.size() > 1) {
      // Of several files the hive is shown as the path; what belongs to it stands below.
      typed = windows.getFirst().place().toString();
    }
    end(task, Place.Found.of(windows));
  }

  /** An answer that nobody waits for any more is too late. */
  private void end(BackgroundTask<List<FoundWindows>> task, Place answer) {
    if (task.equals(look)) {
      look = null;
      show(answer);
    }
  }

  private static Place notFound(DriveMendException why) {
    return why.problem() == Problem.FILE_MISSING ? new Place.Missing() : new Place.Refused(why);
  }

  private void show(Place next) {
    place = next;
    changed.run();
  }

  /** The places that were used lately. */
  public List<Recent> recent() {
    return recent;
  }

  /** Looks which of the places that were used lately are there now. */
  void refreshRecent() {
    tasks.of(progress -> recentSources.list()).onSuccess(this::showRecent).start();
  }

  /** The chosen place is used now. */
  void remember() {
    chosen().ifPresent(windows -> tasks.of(progress -> remember(windows)).onSuccess(this::showRecent).start());
  }

  private List<Recent> remember(FoundWindows windows) {
    recentSources.add(
        switch (windows.choice()) {
          case SourceChoice.WindowsFolder(Path folder) -> folder;
          case SourceChoice.HiveFile(Path software, Optional<Path> system) -> software;
          case SourceChoice.ThisComputer here -> windows.place();
          case SourceChoice.PracticeMachine machine -> windows.place();
        });
    return recentSources.list();
  }

  /** A place shall not be offered again. */
  public void forget(Path path) {
    tasks
        .of(
            progress -> {
              recentSources.forget(path);
              return recentSources.list();
            })
        .onSuccess(this::showRecent)
        .start();
  }

  /** No place shall be offered again. */
  public void forgetAll() {
    tasks
        .of(
            progress -> {
              recentSources.forgetAll();
              return recentSources.list();
            })
        .onSuccess(this::showRecent)
        .start();
  }

  private void showRecent(List<Recent> found) {
    recent = found;
    changed.run();
  }
}
