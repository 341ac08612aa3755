package io.drivemend.ui;

import javafx.geometry.Rectangle2D;

/**
 * Where a window stands so that all of it, the footer above all, can be seen: at 200 % a small screen holds less than
 * it wants.
 */
final class WindowBounds {

  /** The size at which every page has plenty of room. */
  static final double WIDTH = 960;

  static final double HEIGHT = 660;

  /** Below this the footer's buttons would be cut; above it pages scroll. */
  static final double MIN_WIDTH = 640;

  static final double MIN_HEIGHT = 440;

  private WindowBounds() {}

  /** The wished size, not larger than the free part of the screen, in its middle. */
  static Rectangle2D within(Rectangle2D free) {
    double width = Math.min(WIDTH, free.getWidth());
    double height = Math.min(HEIGHT, free.getHeight());
    return new Rectangle2D(
        free.getMinX() + (free.getWidth() - width) / 2,
        free.getMinY() + (free.getHeight() - height) / 2,
        width,
        height);
  }
}
