package io.drivemend.ui.shared;

import java.util.List;
import java.util.stream.DoubleStream;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** Regions of the same size side by side, or one below the other where each would get too little width. */
public final class SideBySide extends Region {

  private static final double GAP = 10;

  private final double leastWidth;
  private final List<Region> regions;

  /**
   * @param leastWidth how much each needs to stand beside the others, in pixels
   */
  public SideBySide(double leastWidth, Region... regions) {
    this.leastWidth = leastWidth;
    this.regions = List.of(regions);
    getChildren().addAll(regions);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    return isStacked(width)
        ? heights(width).sum() + GAP * (regions.size() - 1)
        : heights(share(width)).max().orElse(0);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    boolean stacked = isStacked(width);
    double share = stacked ? width : share(width);
    double x = 0;
    double y = 0;
    for (Region region : regions) {
      double height = stacked ? snapSizeY(region.prefHeight(width)) : getHeight();
      region.resizeRelocate(snapPositionX(x), y, share, height);
      x += stacked ? 0 : share + GAP;
      y += stacked ? height + GAP : 0;
    }
  }

  private DoubleStream heights(double width) {
    return regions.stream().mapToDouble(region -> snapSizeY(region.prefHeight(width)));
  }

  /** A width that is not known yet is given as a negative one. */
  private boolean isStacked(double width) {
    return width >= 0 && share(width) < leastWidth;
  }

  private double share(double width) {
    return width < 0 ? -1 : (width - GAP * (regions.size() - 1)) / regions.size();
  }
}
