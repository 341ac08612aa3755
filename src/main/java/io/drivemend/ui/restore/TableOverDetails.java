package io.drivemend.ui.restore;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * The list with the details of the chosen backup below it. Where there is room, the list stands still and long details
 * scroll on their own. In a small window, where two things that scroll would be in each other's way, the page scrolls.
 */
final class TableOverDetails extends Region {

  private static final double GAP = 16;
  private static final int FEWEST_BACKUPS = 3;
  private static final double LIST_SHARE = 0.45;
  private static final double LEAST_DETAILS = 200;
  private static final double SHORT_PAGE = 520;

  private final BackupList list;
  private final Details details;
  private final ObservableValue<Bounds> page;
  private int backups;

  /**
   * @param page how much of the page can be seen
   */
  TableOverDetails(BackupList list, Details details, ObservableValue<Bounds> page) {
    this.list = list;
    this.details = details;
    this.page = page;
    getChildren().addAll(list, details);
  }

  /** Makes room for so many backups, as far as there is some. Which one is chosen does not move the list. */
  void makeRoomFor(int number) {
    if (number != backups) {
      backups = number;
      requestLayout();
    }
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    double full = details.fullHeight(width);
    return leastList() + GAP + (isShort() ? full : Math.min(full, LEAST_DETAILS));
  }

  @Override
  protected double computePrefHeight(double width) {
    return computeMinHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double above = isShort() ? leastList() : listHeight();
    double below = getHeight() - above - GAP;
    list.resizeRelocate(0, 0, width, above);
    details.resizeRelocate(0, above + GAP, width, Math.min(below, details.fullHeight(width)));
  }

  private double listHeight() {
    double wanted = list.heightFor(Math.max(backups, FEWEST_BACKUPS));
    return snapSizeY(Math.max(leastList(), Math.min(wanted, getHeight() * LIST_SHARE)));
  }

  private double leastList() {
    return list.heightFor(FEWEST_BACKUPS);
  }

  private boolean isShort() {
    return page.getValue().getHeight() < SHORT_PAGE;
  }
}
