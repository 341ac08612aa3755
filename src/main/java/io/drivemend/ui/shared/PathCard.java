package io.drivemend.ui.shared;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** One side of a comparison: the drive letter as the hero, the whole path beside it, and what is known of that path. */
public final class PathCard extends HBox {

  /**
   * The path that is wrong: its letter is red and struck out.
   *
   * @param caption what the path is, such as "Now in the registry"
   * @param letter the letter with its colon
   * @param remark what is known of it, such as "no Windows on C:"
   */
  public static PathCard old(String caption, String letter, String path, String remark) {
    return new PathCard(Tone.DANGER, caption, letter, path, remark);
  }

  /** The path that is right: its letter is green. */
  public static PathCard right(String caption, String letter, String path, String remark) {
    return new PathCard(Tone.SUCCESS, caption, letter, path, remark);
  }

  private PathCard(Tone tone, String caption, String letter, String path, String remark) {
    getStyleClass().addAll("card", "path-card", tone.styleClass());
    Text hero = new Text(Texts.harmless(letter));
    hero.getStyleClass().add("hero-letter");
    hero.setStrikethrough(tone == Tone.DANGER);
    StackPane tile = new StackPane(hero);
    tile.getStyleClass().addAll("hero", tone.styleClass());
    tile.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    tile.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);

    Label captionLabel = new Label(caption);
    captionLabel.getStyleClass().add("caption");
    captionLabel.setWrapText(true);
    VBox words =
        new VBox(captionLabel, PathLabel.withLetterMarked(path, tone), new Badge(tone, remark));
    words.getStyleClass().add("path-card-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(tile, words);
    setAccessibleText(caption + ": " + Texts.harmless(path) + ". " + remark);
  }
}
