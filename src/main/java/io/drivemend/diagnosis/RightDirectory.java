package io.drivemend.diagnosis;

import io.drivemend.model.DriveLetter;
import io.drivemend.model.Problem;
import io.drivemend.model.WindowsPath;
import java.util.List;

/** Which directory the registry should name, as far as the witnesses tell. */
sealed interface RightDirectory {

  /**
   * The whole directory is known.
   *
   * @param why what says so, one sentence each
   */
  record Known(WindowsPath path, List<String> why) implements RightDirectory {}

  /** Only the letter is known; the folder is taken from each PathName itself. */
  record LetterOnly(DriveLetter letter, List<String> why) implements RightDirectory {}

  /** The witnesses are silent or contradict each other; the technician is asked. */
  record Undecided(String reason) implements RightDirectory {}

  /** Nothing may be changed here, for this reason. */
  record Stopped(Problem problem, String sentence) implements RightDirectory {}
}
