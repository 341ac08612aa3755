package io.drivemend.ui.step;

import java.nio.file.Path;
import java.util.Optional;

/** What the pages want of the desktop around the window; an interface, so that a test can choose files without a dialog. */
public interface Desktop {

  /**
   * Lets the technician choose a folder.
   *
   * @param title what it is for
   * @return empty when the technician chose none
   */
  Optional<Path> chooseFolder(String title);

  /**
   * Lets the technician choose a file.
   *
   * @param title what it is for
   * @return empty when the technician chose none
   */
  Optional<Path> chooseFile(String title);

  /** Shows a folder in the file manager. */
  void open(Path folder);
}
