package io.drivemend.ui.step.start;

import io.drivemend.diagnosis.WindowsProfile;
import io.drivemend.model.DriveMendException;
import io.drivemend.source.FoundWindows;
import io.drivemend.ui.shared.Links;
import io.drivemend.ui.shared.NoticeBar;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.Sections.Section;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** What stands below the path: what is there, which of several is meant, and where the technician worked lately. */
final class PlaceSections {

  private final PlaceModel model;
  private final List<Section> sections = new ArrayList<>();

  private PlaceSections(PlaceModel model) {
    this.model = model;
  }

  /**
   * @param use takes one of the recent places
   */
  static List<Section> of(PlaceModel model, Consumer<Path> use) {
    PlaceSections all = new PlaceSections(model);
    all.addPlace(model.place());
    if (!model.recent().isEmpty()) {
      all.add(model.recent(), () -> new RecentList(model, use));
    }
    return all.sections;
  }

  private void addPlace(Place place) {
    switch (place) {
      case Place.None none -> add(place, () -> line("start.place-help"));
      case Place.Missing missing -> add(place, () -> line("start.place-missing"));
      case Place.Looking looking -> add(place, () -> withLink("start.place-looking", "start.stop-looking", model::stop));
      case Place.Stopped stopped -> add(place, () -> withLink("start.place-stopped", "start.look-again", model::lookAgain));
      case Place.Refused(DriveMendException why) -> add(place, () -> notice(Tone.DANGER, why));
      case Place.Found found -> addFound(found);
    }
  }

  private void addFound(Place.Found found) {
    if (found.windows().size() > 1) {
      add(found.windows(), () -> new WindowsPicker(found.windows(), model::choose));
    }
    found.chosen().ifPresent(this::addWindows);
  }

  private void addWindows(FoundWindows windows) {
    windows.obstacle().ifPresent(why -> add(why, () -> notice(Tone.WARNING, why)));
    if (windows.profile().filter(WindowsProfile::isWindowsPe).isPresent()) {
      add("start.windows-pe", () -> new NoticeBar(Tone.INFO, RichText.of("start.windows-pe")));
    }
    add(windows, () -> FoundCard.of(windows));
  }

  private void add(Object content, Supplier<Node> node) {
    sections.add(new Section(content, node));
  }

  private static NoticeBar notice(Tone tone, DriveMendException why) {
    return new NoticeBar(tone, RichText.of("start.notice", why.sentence(), why.problem().code()));
  }

  private static Label line(String key) {
    Label line = new Label(Texts.get(key));
    line.getStyleClass().add("muted");
    line.setWrapText(true);
    return line;
  }

  private static FlowPane withLink(String key, String link, Runnable action) {
    FlowPane both = Links.line(List.of(Links.link(Texts.get(link), action)));
    both.getChildren().addFirst(line(key));
    return both;
  }
}
