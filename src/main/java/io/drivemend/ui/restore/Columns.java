package io.drivemend.ui.restore;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** A list and its details: side by side, or one above the other where the window is narrow. */
final class Columns extends Region {

  private static final double NARROW = 560;
  private static final double GAP = 16;
  private static final double LIST_SHARE = 0.55;
  private static final double LEAST_HEIGHT = 380;
  private static final double STACKED_LIST_HEIGHT = 220;

  private final Region list;
  private final Region details;

  Columns(Region list, Region details) {
    this.list = list;
    this.details = details;
    getChildren().addAll(list, details);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return isNarrow(width)
        ? STACKED_LIST_HEIGHT + GAP + details.prefHeight(width)
        : Math.max(LEAST_HEIGHT, details.prefHeight(width - listWidth(width) - GAP));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    if (isNarrow(width)) {
      double below = STACKED_LIST_HEIGHT + GAP;
      list.resizeRelocate(0, 0, width, STACKED_LIST_HEIGHT);
      details.resizeRelocate(0, below, width, height - below);
    } else {
      double left = listWidth(width);
      list.resizeRelocate(0, 0, left, height);
      details.resizeRelocate(left + GAP, 0, width - left - GAP, height);
    }
  }

  private double listWidth(double width) {
    return snapSizeX((width - GAP) * LIST_SHARE);
  }

  /** A width that is not known yet is given as a negative one. */
  private static boolean isNarrow(double width) {
    return width >= 0 && width < NARROW;
  }
}
