package io.drivemend.ui.shared;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The layout of every page: a title that states the finding, one grey sentence, and content that scrolls when the
 * window is small or the scaling large.
 */
public final class Page extends ScrollPane {

  private final Label title = new Label();
  private final VBox sentence = new VBox();
  private final VBox head = new VBox();
  private final VBox content = new VBox();

  public Page() {
    getStyleClass().addAll("page", "edge-to-edge");
    title.getStyleClass().add("page-title");
    title.setWrapText(true);
    title.setAccessibleRole(AccessibleRole.TEXT);
    content.getStyleClass().add("page-content");
    head.getChildren().addAll(title, sentence);
    head.getStyleClass().add("page-head");
    VBox all = new VBox(head, content);
    all.getStyleClass().add("page-body");
    setContent(all);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    // The page itself is no tab stop: its focused control scrolls into view.
    setFocusTraversable(false);
    ScrollToFocus.keepFocusVisible(this);
  }

  /**
   * What was found, and one sentence about it.
   *
   * @param finding the main instruction of the page
   */
  public Page say(String finding, RichText about) {
    title.setText(finding);
    sentence.getChildren().setAll(about.styled("muted"));
    setAccessibleText(finding + ". " + about.getAccessibleText());
    return this;
  }

  /** Replaces what stands below the sentence, and goes to the top. */
  public Page show(Node... nodes) {
    content.getChildren().setAll(List.of(nodes));
    setVvalue(0);
    return this;
  }

  /** As {@link #show}, with one node that takes all the height that is there. */
  public Page fill(Region node) {
    setFitToHeight(true);
    VBox.setVgrow(content, Priority.ALWAYS);
    VBox.setVgrow(node, Priority.ALWAYS);
    // What says what was found is never squeezed.
    head.setMinHeight(USE_PREF_SIZE);
    return show(node);
  }

  /** Scrolls no further than needed to show a node that has just got its content; one that is too high shows its top. */
  public void reveal(Node node) {
    Platform.runLater(
        () -> {
          applyCss();
          layout();
          ScrollToFocus.reveal(this, node);
        });
  }

  /** The main instruction as it stands. */
  public String title() {
    return title.getText();
  }
}
