package io.drivemend.ui.shared;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Where the focus is. JavaFX's own {@code focusWithin} stays true when the focused node is taken out of the scene. */
public final class Focus {

  private Focus() {}

  /** Whether the focused control is this node or stands in it. */
  public static boolean isIn(Node node) {
    return node.getScene() != null && isInside(node, node.getScene().getFocusOwner());
  }

  static boolean isInside(Node content, @Nullable Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (content.equals(at)) {
        return true;
      }
    }
    return false;
  }
}
