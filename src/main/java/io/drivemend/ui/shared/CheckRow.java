package io.drivemend.ui.shared;

import java.util.Arrays;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One line of a {@link RowList}: a sign, a bold title with badges behind it, and evidence below. */
public final class CheckRow extends HBox {

  private final VBox words = new VBox();
  private final String spokenTitle;

  /**
   * @param badges stand behind the title, such as {@link Badge#notChecked}
   */
  public CheckRow(Sign sign, String title, Badge... badges) {
    getStyleClass().add("check-row");
    Label titleLabel = new Label(Texts.harmless(title));
    titleLabel.getStyleClass().add("row-title");
    titleLabel.setWrapText(true);
    FlowPane titleLine = new FlowPane(Orientation.HORIZONTAL, titleLabel);
    titleLine.getStyleClass().add("row-title-line");
    titleLine.getChildren().addAll(badges);
    words.getStyleClass().add("row-words");
    words.getChildren().add(titleLine);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(sign, words);

    StringBuilder spoken = new StringBuilder(sign.getAccessibleText()).append(": ").append(titleLabel.getText());
    Arrays.stream(badges).forEach(badge -> spoken.append(", ").append(badge.getText()));
    spokenTitle = spoken.toString();
    setAccessibleText(spokenTitle);
    setAccessibleRole(AccessibleRole.LIST_ITEM);
  }

  /** Adds a line of evidence. */
  public CheckRow evidence(RichText evidence) {
    words.getChildren().add(evidence.styled("muted"));
    setAccessibleText(getAccessibleText() + ". " + evidence.getAccessibleText());
    return this;
  }

  /** Adds something else below the title, such as links. */
  public CheckRow below(Node node) {
    words.getChildren().add(node);
    return this;
  }
}
