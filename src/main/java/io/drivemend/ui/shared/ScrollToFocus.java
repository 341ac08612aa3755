package io.drivemend.ui.shared;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Scrolls to the focused control, so that a keyboard alone reaches what a small window hides. */
public final class ScrollToFocus {

  private static final double MARGIN = 16;

  private ScrollToFocus() {}

  /** Keeps the focused control in what the pane shows. */
  public static void keepFocusVisible(ScrollPane pane) {
    pane.sceneProperty()
        .flatMap(scene -> scene.focusOwnerProperty())
        .subscribe(
            node -> {
              if (node != null && Focus.isInside(pane.getContent(), node)) {
                reveal(pane, node);
              }
            });
  }

  static void reveal(ScrollPane pane, Node node) {
    Node content = pane.getContent();
    double hidden = content.getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
    if (hidden <= 0) {
      return;
    }
    Bounds target = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double top = pane.getVvalue() * hidden;
    double bottom = top + pane.getViewportBounds().getHeight();
    if (target.getMinY() - MARGIN < top) {
      pane.setVvalue(Math.max(0, (target.getMinY() - MARGIN) / hidden));
    } else if (target.getMaxY() + MARGIN > bottom) {
      double wanted =
          Math.min(target.getMinY() - MARGIN, target.getMaxY() + MARGIN - pane.getViewportBounds().getHeight());
      pane.setVvalue(Math.min(1, wanted / hidden));
    }
  }
}
