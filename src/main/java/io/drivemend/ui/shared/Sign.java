package io.drivemend.ui.shared;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A filled circle with the sign of a {@link Tone}, or with the number of a step that is yet to come. */
public final class Sign extends StackPane {

  /** The sign of a tone. */
  public static Sign of(Tone tone) {
    // A triangle inside a circle is hard to see at this size; its mark alone is not.
    Node mark = tone == Tone.WARNING ? new Label("!") : tone == Tone.INFO ? new Label("i") : new FontIcon(tone.icon());
    return new Sign(mark, tone.styleClass(), tone.word());
  }

  /** The number of something that will be done. */
  public static Sign number(int number) {
    return new Sign(new Label(String.valueOf(number)), Tone.NOT_CHECKED.styleClass(), String.valueOf(number));
  }

  private Sign(Node mark, String styleClass, String word) {
    super(mark);
    getStyleClass().addAll("sign", styleClass);
    setAccessibleText(word);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }
}
