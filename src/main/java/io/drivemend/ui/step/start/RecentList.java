package io.drivemend.ui.step.start;

import io.drivemend.source.RecentSources.Recent;
import io.drivemend.ui.shared.Badge;
import io.drivemend.ui.shared.Links;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The places that were used lately. One that is not there now, such as a stick that was pulled, is shown and off. */
final class RecentList extends VBox {

  RecentList(PlaceModel model, Consumer<Path> use) {
    getStyleClass().add("recent-list");
    Label title = new Label(Texts.get("start.recent"));
    title.getStyleClass().add("row-title");
    Hyperlink forgetAll = Links.link(Texts.get("start.forget-all"), model::forgetAll);
    FlowPane head = new FlowPane(title, forgetAll);
    head.getStyleClass().add("link-line");
    getChildren().add(head);
    for (Recent recent : model.recent()) {
      getChildren().add(row(recent, model, use));
    }
  }

  private static HBox row(Recent recent, PlaceModel model, Consumer<Path> use) {
    String path = Texts.harmless(recent.path().toString());
    Hyperlink link = Links.link(path, () -> use.accept(recent.path()));
    link.setMnemonicParsing(false);
    link.setAccessibleText(path);
    link.getStyleClass().add("code");
    link.setDisable(!recent.isThere());
    Button forget = new Button("", new FontIcon(Feather.X));
    forget.getStyleClass().addAll("forget", "flat");
    forget.setAccessibleText(Texts.get("start.forget", path));
    forget.setOnAction(event -> model.forget(recent.path()));
    FlowPane words = new FlowPane(link);
    words.getStyleClass().add("row-title-line");
    if (!recent.isThere()) {
      words.getChildren().add(new Badge(Tone.NOT_CHECKED, Texts.get("start.recent-gone")));
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(words, forget);
    row.getStyleClass().add("recent-row");
    return row;
  }
}
