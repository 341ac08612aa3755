package io.drivemend.ui.shared;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A path in a fixed-width font. Long ones wrap; nothing of a path is ever left out. */
public final class PathLabel extends TextFlow {

  /** The path as it is. */
  public static PathLabel of(String path) {
    return new PathLabel(path, 0, "");
  }

  /** The path with its first character, the drive letter, marked as the one that is wrong or right. */
  public static PathLabel withLetterMarked(String path, Tone tone) {
    return new PathLabel(path, 1, tone.styleClass());
  }

  private PathLabel(String path, int marked, String markClass) {
    String shown = Texts.harmless(path);
    getStyleClass().add("path");
    setAccessibleText(shown);
    int end = Math.min(marked, shown.length());
    if (end > 0) {
      // A Text has no background, so the marked character stands in a flow of its own.
      TextFlow mark = new TextFlow(text(shown.substring(0, end)));
      mark.getStyleClass().addAll("mark", markClass);
      getChildren().add(mark);
    }
    getChildren().add(text(shown.substring(end)));
  }

  private static Text text(String characters) {
    Text text = new Text(characters);
    text.getStyleClass().addAll("text", "code");
    return text;
  }
}
