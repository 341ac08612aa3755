package io.drivemend.ui.shared;

import org.kordamp.ikonli.feather.Feather;

/**
 * What a sign, badge or notice means. Colour is only one of its three voices: each tone also has a shape and a word,
 * for those who cannot tell red from green and for screen readers.
 */
public enum Tone {
  SUCCESS("success", Feather.CHECK, "tone.success"),
  DANGER("danger", Feather.X, "tone.danger"),
  WARNING("warning", Feather.ALERT_TRIANGLE, "tone.warning"),
  INFO("info", Feather.INFO, "tone.info"),
  /** Could not be looked at: never to be mistaken for {@link #SUCCESS}. */
  NOT_CHECKED("neutral", Feather.MINUS, "tone.not-checked");

  private final String styleClass;
  private final Feather icon;
  private final String word;

  Tone(String styleClass, Feather icon, String word) {
    this.styleClass = styleClass;
    this.icon = icon;
    this.word = word;
  }

  /** The class that the style sheet knows. */
  String styleClass() {
    return styleClass;
  }

  Feather icon() {
    return icon;
  }

  /** What a screen reader says for the sign. */
  public String word() {
    return Texts.get(word);
  }
}
