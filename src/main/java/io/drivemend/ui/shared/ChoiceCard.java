package io.drivemend.ui.shared;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What one of the {@link Choices} says.
 *
 * @param title the choice, its mnemonic marked by an underscore
 * @param description what choosing it means
 * @param badge stands behind the title, such as the name of the Windows that was found
 * @param whyNot why it cannot be chosen here; empty when it can
 */
public record ChoiceCard(
    Ikon icon, String title, String description, Optional<String> badge, Optional<String> whyNot) {

  /** A choice that can be chosen. */
  public static ChoiceCard of(Ikon icon, String title, String description) {
    return new ChoiceCard(icon, title, description, Optional.empty(), Optional.empty());
  }

  /** The same choice with a badge behind its title. */
  public ChoiceCard withBadge(String text) {
    return new ChoiceCard(icon, title, description, Optional.of(text), whyNot);
  }

  /** The same choice, shown but not to be chosen. */
  public ChoiceCard unavailable(String reason) {
    return new ChoiceCard(icon, title, description, badge, Optional.of(reason));
  }

  RadioButton button() {
    RadioButton button = new RadioButton(title);
    button.getStyleClass().add("choice");
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setMnemonicParsing(true);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setGraphic(face(button));
    button.setDisable(whyNot.isPresent());
    button.setAccessibleText(Texts.withoutMnemonic(title) + badge.map(text -> ", " + text).orElse(""));
    button.setAccessibleHelp(whyNot.orElse(description));
    return button;
  }

  private Node face(RadioButton button) {
    FontIcon picture = new FontIcon(icon);
    picture.getStyleClass().add("choice-icon");
    StackPane tile = new StackPane(picture);
    tile.getStyleClass().add("choice-tile");
    tile.setMinSize(StackPane.USE_PREF_SIZE, StackPane.USE_PREF_SIZE);
    tile.setMaxSize(StackPane.USE_PREF_SIZE, StackPane.USE_PREF_SIZE);

    // The label carries the mnemonic to the button, which shows no text of its own.
    Label name = new Label(title);
    name.setMnemonicParsing(true);
    name.setLabelFor(button);
    name.getStyleClass().add("row-title");
    FlowPane titleLine = new FlowPane(name);
    titleLine.getStyleClass().add("row-title-line");
    titleLine.setPrefWrapLength(100);
    badge.ifPresent(text -> titleLine.getChildren().add(new Badge(Tone.INFO, text)));

    VBox words = new VBox(titleLine, line(description));
    words.getStyleClass().add("row-words");
    whyNot.ifPresent(reason -> words.getChildren().add(new Badge(Tone.WARNING, reason)));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox face = new HBox(tile, words);
    face.getStyleClass().add("choice-face");
    face.setMouseTransparent(true);
    return face;
  }

  private static Label line(String text) {
    Label line = new Label(text);
    line.getStyleClass().add("muted");
    line.setWrapText(true);
    return line;
  }
}
