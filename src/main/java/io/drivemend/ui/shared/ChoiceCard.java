package io.drivemend.ui.shared;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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
    Card button = new Card(title);
    button.setMaxWidth(Double.MAX_VALUE);
    dress(button);
    return button;
  }

  /** Makes a button show this card instead of the one it was made of. */
  void dress(RadioButton button) {
    if (button instanceof Card card) {
      card.setFace(face(card));
    }
    button.setDisable(whyNot.isPresent());
    button.setAccessibleText(Texts.withoutMnemonic(title) + badge.map(text -> ", " + text).orElse(""));
    button.setAccessibleHelp(whyNot.orElse(description));
  }

  private Region face(RadioButton button) {
    FontIcon picture = new FontIcon(icon);
    picture.getStyleClass().add("choice-icon");
    StackPane tile = new StackPane(picture);
    tile.getStyleClass().add("choice-tile");
    tile.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    tile.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);

    // The label carries the mnemonic to the button, which shows no text of its own.
    FieldLabel name = new FieldLabel(title, button);
    FlowPane titleLine = new FlowPane(name);
    titleLine.getStyleClass().add("row-title-line");
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

  /** A radio button that gives its graphic all its width; the plain one cannot lay out a graphic that wraps. */
  private static final class Card extends RadioButton {

    private Region face = new Region();

    Card(String title) {
      super(title);
      getStyleClass().add("choice");
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setMnemonicParsing(false);
      // A mnemonic sends an action without choosing.
      setOnAction(event -> setSelected(true));
    }

    void setFace(Region face) {
      this.face = face;
      setGraphic(face);
    }

    @Override
    public Orientation getContentBias() {
      return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
      return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
      double inside = width < 0 ? -1 : width - snappedLeftInset() - snappedRightInset();
      return snappedTopInset() + snapSizeY(face.prefHeight(inside)) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
      super.layoutChildren();
      face.resizeRelocate(
          snappedLeftInset(),
          snappedTopInset(),
          getWidth() - snappedLeftInset() - snappedRightInset(),
          getHeight() - snappedTopInset() - snappedBottomInset());
    }
  }

  private static Label line(String text) {
    Label line = new Label(text);
    line.getStyleClass().add("muted");
    line.setWrapText(true);
    return line;
  }
}
