package io.drivemend.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;

/** What a screen reader and a keyboard need of a scene. */
public final class Accessibility {

  private Accessibility() {}

  /** Fails for a control that takes the focus without a name, and for a mnemonic that two controls share. */
  public static void check(Scene scene) {
    // Controls get their inner nodes with their skin, which comes with the first layout.
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    List<String> nameless = new ArrayList<>();
    Map<String, List<String>> mnemonics = new LinkedHashMap<>();
    for (Node node : visibleNodes(scene.getRoot())) {
      if (node.isFocusTraversable() && !(node instanceof ScrollPane) && name(node).isBlank()) {
        nameless.add(node.toString());
      }
      if (node instanceof Labeled labeled && labeled.isMnemonicParsing() && isShownText(labeled)) {
        int mark = labeled.getText().indexOf('_');
        if (mark >= 0 && mark + 1 < labeled.getText().length()) {
          String key = labeled.getText().substring(mark + 1, mark + 2).toLowerCase(Locale.ROOT);
          mnemonics.computeIfAbsent(key, k -> new ArrayList<>()).add(labeled.getText());
        }
      }
    }
    assertThat(nameless).as("controls without a name").isEmpty();
    assertThat(mnemonics).as("mnemonics").allSatisfy((key, texts) -> assertThat(texts).hasSize(1));
  }

  /** All nodes that can be seen, in the order of the scene. */
  public static List<Node> visibleNodes(Node root) {
    List<Node> nodes = new ArrayList<>();
    if (root.isVisible()) {
      nodes.add(root);
      if (root instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> nodes.addAll(visibleNodes(child)));
      }
    }
    return nodes;
  }

  private static boolean isShownText(Labeled labeled) {
    // A menu button draws its text with a label of its own.
    return labeled.getText() != null
        && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY
        && !(labeled.getParent() instanceof MenuButton);
  }

  private static String name(Node node) {
    Object text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
    if (text instanceof String name && !name.isBlank()) {
      return name;
    }
    Object label = node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY);
    return label instanceof Node by ? name(by) : "";
  }
}
