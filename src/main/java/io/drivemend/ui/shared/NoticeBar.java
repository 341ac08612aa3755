package io.drivemend.ui.shared;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A bar that tells something beside the page's own matter, perhaps with links that do something about it. */
public final class NoticeBar extends HBox {

  private final VBox words = new VBox();

  public NoticeBar(Tone tone, RichText sentence) {
    getStyleClass().addAll("notice", tone.styleClass());
    words.getChildren().add(sentence);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(Sign.of(tone), words);
    setAccessibleText(tone.word() + ": " + sentence.getAccessibleText());
  }

  /** Adds a link below the sentence. */
  public NoticeBar link(String text, Runnable action) {
    words.getChildren().add(Links.link(text, action));
    return this;
  }
}
