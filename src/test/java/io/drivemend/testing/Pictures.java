package io.drivemend.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.scene.transform.Transform;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** Pictures as PNG files: of scenes, drawn at any scale without a display, and of windows as they stand on a screen. */
public final class Pictures {

  private Pictures() {}

  /**
   * Draws a scene that is laid out; on the JavaFX thread.
   *
   * @param scale 1 for 100 %, 2 for 200 %
   */
  public static void draw(Scene scene, double scale, Path file) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(scene.getFill());
    write(scene.getRoot().snapshot(parameters, null), file);
  }

  /** Photographs a window in the pixels of the screen; on the JavaFX thread. */
  public static void photograph(Window window, Path file) {
    write(
        new Robot()
            .getScreenCapture(null, window.getX(), window.getY(), window.getWidth(), window.getHeight(), false),
        file);
  }

  private static void write(WritableImage image, Path file) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    buffered.setRGB(0, 0, width, height, pixels, 0, width);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ImageIO.write(buffered, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
