package io.drivemend.ui.shared;

import javafx.geometry.Orientation;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Two cards with an arrow between them: side by side, or one above the other where the window is too narrow. */
public final class Comparison extends StackPane {

  private static final double NARROW = 520;

  private final Region before;
  private final Region after;
  private boolean stacked;

  public Comparison(Region before, Region after) {
    this.before = before;
    this.after = after;
    getStyleClass().add("comparison");
    arrange();
    widthProperty()
        .subscribe(
            width -> {
              boolean narrow = width.doubleValue() > 0 && width.doubleValue() < NARROW;
              if (narrow != stacked) {
                stacked = narrow;
                arrange();
              }
            });
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private void arrange() {
    FontIcon arrow = new FontIcon(stacked ? Feather.ARROW_DOWN : Feather.ARROW_RIGHT);
    StackPane between = new StackPane(arrow);
    between.setMinWidth(USE_PREF_SIZE);
    for (Region card : new Region[] {before, after}) {
      // The same preferred width on both sides makes the two cards equally wide.
      card.setPrefWidth(stacked ? USE_COMPUTED_SIZE : 300);
      card.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
      HBox.setHgrow(card, Priority.ALWAYS);
    }
    Pane line = stacked ? new VBox(before, between, after) : new HBox(before, between, after);
    line.getStyleClass().add("comparison-line");
    getChildren().setAll(line);
  }
}
