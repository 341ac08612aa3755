package io.drivemend.ui.shared;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A sentence with bold words and fixed-width paths in it, which wraps. */
public final class RichText extends TextFlow {

  /** The sentence of a key, see {@link Texts}. */
  public static RichText of(String key, Object... arguments) {
    return new RichText(Texts.rich(key, arguments));
  }

  /** A sentence that stands in no bundle, such as that of a finding. */
  public static RichText plain(String sentence) {
    return new RichText(Texts.harmless(sentence));
  }

  private RichText(String marked) {
    getStyleClass().add("rich-text");
    setAccessibleText(marked.replace(String.valueOf(Texts.BOLD), "").replace(String.valueOf(Texts.CODE), ""));
    getChildren().setAll(pieces(marked));
  }

  /** Adds a style class to the sentence and returns it. */
  public RichText styled(String styleClass) {
    getStyleClass().add(styleClass);
    return this;
  }

  private static List<Text> pieces(String marked) {
    List<Text> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    boolean bold = false;
    boolean code = false;
    for (char c : (marked + Texts.BOLD).toCharArray()) {
      if (c != Texts.BOLD && c != Texts.CODE) {
        piece.append(c);
        continue;
      }
      if (!piece.isEmpty()) {
        pieces.add(piece(piece.toString(), bold, code));
        piece.setLength(0);
      }
      bold ^= c == Texts.BOLD;
      code ^= c == Texts.CODE;
    }
    return pieces;
  }

  private static Text piece(String words, boolean bold, boolean code) {
    Text text = new Text(words);
    text.getStyleClass().add("text");
    if (bold) {
      text.getStyleClass().add("bold");
    }
    if (code) {
      text.getStyleClass().add("code");
    }
    return text;
  }
}
