package io.drivemend.windows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that restarts itself elevated when it is started, and leaves its arguments in a file when it was restarted. */
final class RestartingProgram {

  private RestartingProgram() {}

  /**
   * The program.
   *
   * @param arguments a folder, and whatever else is to arrive
   */
  public static void main(String... arguments) throws Exception {
    Path started = Path.of(arguments[0], "started");
    if (Files.notExists(started)) {
      Files.createFile(started);
      Files.writeString(Path.of(arguments[0], "answer"), Elevation.restartElevated().name());
      return;
    }
    Path half = Files.write(Path.of(arguments[0], "half"), List.of(arguments));
    Files.move(half, Path.of(arguments[0], "restarted"));
  }
}
