package io.drivemend.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.testing.Fx;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class AppIconTest {

  @Test
  void isDrawnInEverySizeWithTransparentCornersAndAWhiteDrive() {
    Fx.start();
    List<Image> images = Fx.get(AppIcon::images);
    assertThat(images).extracting(Image::getWidth).containsExactly(16.0, 32.0, 48.0, 256.0);
    assertThat(images).extracting(Image::getHeight).containsExactly(16.0, 32.0, 48.0, 256.0);
    Image large = images.getLast();
    assertThat(large.getPixelReader().getColor(0, 0).getOpacity()).isZero();
    assertThat(large.getPixelReader().getColor(128, 160)).isEqualTo(Color.WHITE);
  }
}
