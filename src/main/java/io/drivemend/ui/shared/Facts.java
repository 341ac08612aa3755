package io.drivemend.ui.shared;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Names with what they stand for below them: a place, a checksum. */
public final class Facts extends VBox {

  public Facts() {
    getStyleClass().add("facts");
  }

  /** Adds a fact in words. */
  public Facts add(String name, String value) {
    Label words = new Label(Texts.harmless(value));
    words.setWrapText(true);
    return add(name, words, value);
  }

  /** Adds a path or a checksum. */
  public Facts addPath(String name, String value) {
    return add(name, PathLabel.of(value), value);
  }

  private Facts add(String name, Node shown, String spoken) {
    Label key = new Label(name);
    key.getStyleClass().add("muted");
    VBox fact = new VBox(key, shown);
    fact.setAccessibleText(name + ": " + Texts.harmless(spoken));
    getChildren().add(fact);
    return this;
  }
}
