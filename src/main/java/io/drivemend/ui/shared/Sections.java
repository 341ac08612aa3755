package io.drivemend.ui.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * Nodes one below the other, each of which stays as long as what it shows is the same. A node that is made anew at every
 * piece of news loses the focus, and a technician who is about to copy an error's details loses it, too.
 */
public final class Sections extends VBox {

  private Map<Object, Node> shown = Map.of();

  /**
   * One of the nodes.
   *
   * @param content what it shows; another content, as told by {@code equals}, needs another node
   * @param node makes the node
   */
  public record Section(Object content, Supplier<? extends Node> node) {}

  /** Shows these from top to bottom, no two of them with the same content. */
  public void show(List<Section> wanted) {
    Map<Object, Node> next = new LinkedHashMap<>();
    for (Section section : wanted) {
      Node known = shown.get(section.content());
      next.put(section.content(), known == null ? section.node().get() : known);
    }
    shown = next;
    getChildren().retainAll(next.values());
    int place = 0;
    for (Node node : next.values()) {
      if (place == getChildren().size() || !getChildren().get(place).equals(node)) {
        getChildren().remove(node);
        getChildren().add(place, node);
      }
      place++;
    }
  }
}
