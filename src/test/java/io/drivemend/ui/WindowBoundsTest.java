package io.drivemend.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowBoundsTest {

  @Test
  void standsInTheMiddleOfALargeScreen() {
    assertThat(WindowBounds.within(new Rectangle2D(0, 0, 1920, 1080))).isEqualTo(new Rectangle2D(480, 210, 960, 660));
  }

  @Test
  void isNoLargerThanTheFreePartOfASmallScreenAndStaysInIt() {
    Rectangle2D free = new Rectangle2D(40, 20, 800, 500);
    assertThat(WindowBounds.within(free)).isEqualTo(free);
  }
}
