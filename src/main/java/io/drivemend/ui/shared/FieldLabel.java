package io.drivemend.ui.shared;

import javafx.scene.Node;
import javafx.scene.control.Label;

/** The name above a field; its mnemonic leads into the field. */
public final class FieldLabel extends Label {

  /**
   * @param text the name, with an underscore before its mnemonic
   */
  public FieldLabel(String text, Node field) {
    super(text);
    getStyleClass().add("row-title");
    setMnemonicParsing(true);
    setLabelFor(field);
    sceneProperty().subscribe(scene -> registerAnew());
  }

  /** A label that comes back to the scene has lost its mnemonic, unlike a button: JavaFX makes it when parsing begins. */
  private void registerAnew() {
    if (getScene() != null) {
      setMnemonicParsing(false);
      setMnemonicParsing(true);
    }
  }
}
