package io.drivemend.ui.shared;

import javafx.scene.control.Label;

/** A word or two on a coloured pill. */
public final class Badge extends Label {

  public Badge(Tone tone, String text) {
    super(Texts.harmless(text));
    getStyleClass().addAll("badge", tone.styleClass());
    setWrapText(true);
  }

  /** The badge of what could not be looked at. */
  public static Badge notChecked() {
    return new Badge(Tone.WARNING, Texts.get("badge.not-checked"));
  }
}
