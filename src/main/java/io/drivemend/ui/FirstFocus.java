package io.drivemend.ui;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** Finds where the focus goes when a screen comes up and its primary button is off. */
final class FirstFocus {

  private FirstFocus() {}

  /** The first node at or below this one that can take the focus. */
  static Optional<Node> in(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    // A scroll pane scrolls by itself; the focus is wanted by what stands in it.
    if (node.isFocusTraversable() && !(node instanceof ScrollPane)) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream().flatMap(child -> in(child).stream()).findFirst()
        : Optional.empty();
  }
}
