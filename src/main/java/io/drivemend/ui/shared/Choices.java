package io.drivemend.ui.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/**
 * Large exclusive choices. They are radio buttons in large clothes: one tab stop, arrow keys between them, and screen
 * readers say which one is chosen. Nothing is chosen at first, so that no quick Enter repairs the wrong machine.
 *
 * @param <T> what is chosen between
 */
public final class Choices<T> extends VBox {

  private final ToggleGroup group = new ToggleGroup();
  private final Map<T, RadioButton> cards = new LinkedHashMap<>();
  private Consumer<T> onChosen = choice -> {};

  public Choices() {
    getStyleClass().add("choices");
    group
        .selectedToggleProperty()
        .subscribe(toggle -> chosen().ifPresent(choice -> onChosen.accept(choice)));
  }

  /** Adds a choice. */
  public Choices<T> add(T choice, ChoiceCard card) {
    RadioButton button = card.button();
    button.setToggleGroup(group);
    cards.put(choice, button);
    getChildren().add(button);
    return this;
  }

  /** Puts what one choice needs right below its card. */
  public Choices<T> below(T choice, Node node) {
    getChildren().add(getChildren().indexOf(cards.get(choice)) + 1, node);
    return this;
  }

  /** Shows a choice with another card, such as one with a badge that took time to find out. */
  public void redress(T choice, ChoiceCard card) {
    Optional.ofNullable(cards.get(choice)).ifPresent(card::dress);
  }

  /** What to do when the technician chooses. */
  public Choices<T> onChosen(Consumer<T> action) {
    onChosen = action;
    return this;
  }

  /** Chooses as the technician would. */
  public void choose(T choice) {
    Optional.ofNullable(cards.get(choice)).ifPresent(card -> card.setSelected(true));
  }

  /** What is chosen; empty as long as nothing is. */
  public Optional<T> chosen() {
    return cards.entrySet().stream()
        .filter(entry -> entry.getValue().isSelected())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
