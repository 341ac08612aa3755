package io.drivemend.ui;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Transform;

/**
 * The program's icon: a drive with a check mark above it. JavaFX reads no SVG, so the shapes of {@code
 * assets/drivemend.svg}, from which the packages make theirs, are drawn here again, sharp at every size.
 */
final class AppIcon {

  private static final double SIDE = 64;
  private static final Color BLUE = Color.web("#0969da");

  private AppIcon() {}

  /** The icon in the sizes that title bars and task bars ask for; on the JavaFX thread. */
  static List<Image> images() {
    return Stream.of(16, 32, 48, 256).map(AppIcon::draw).toList();
  }

  private static Image draw(int size) {
    Rectangle ground = rounded(0, 0, SIDE, SIDE, 14, BLUE);
    Rectangle drive = rounded(10, 36, 44, 18, 5, Color.WHITE);
    Node check = line("M19 20 L28 29 L46 11", 6, Color.WHITE);
    Node slot = line("M17 45 L32 45", 3.5, BLUE);
    Group all = new Group(ground, check, drive, slot, new Circle(45, 45, 3.5, Color.web("#1a7f37")));
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    parameters.setTransform(Transform.scale(size / SIDE, size / SIDE));
    return all.snapshot(parameters, null);
  }

  private static Rectangle rounded(double x, double y, double width, double height, double radius, Color fill) {
    Rectangle rectangle = new Rectangle(x, y, width, height);
    rectangle.setArcWidth(2 * radius);
    rectangle.setArcHeight(2 * radius);
    rectangle.setFill(fill);
    return rectangle;
  }

  private static SVGPath line(String path, double width, Color colour) {
    SVGPath line = new SVGPath();
    line.setContent(path);
    line.setFill(null);
    line.setStroke(colour);
    line.setStrokeWidth(width);
    line.setStrokeLineCap(StrokeLineCap.ROUND);
    line.setStrokeLineJoin(StrokeLineJoin.ROUND);
    return line;
  }
}
