package io.drivemend.ui.shared;

import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Links: what can be done here besides the page's main matter. */
public final class Links {

  private Links() {}

  /** A link; an underscore in the text makes its mnemonic. */
  public static Hyperlink link(String text, Runnable action) {
    Hyperlink link = new Hyperlink(text);
    link.setMnemonicParsing(true);
    link.setAccessibleText(Texts.withoutMnemonic(text));
    link.setWrapText(true);
    link.setOnAction(
        event -> {
          link.setVisited(false);
          action.run();
        });
    return link;
  }

  /** A link with an icon in front. */
  public static Hyperlink link(Ikon icon, String text, Runnable action) {
    Hyperlink link = link(text, action);
    link.setGraphic(new FontIcon(icon));
    return link;
  }

  /** Links in a line that wraps. */
  public static FlowPane line(List<Hyperlink> links) {
    FlowPane line = new FlowPane();
    line.getStyleClass().add("link-line");
    line.getChildren().setAll(links);
    return line;
  }
}
