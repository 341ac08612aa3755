package io.drivemend.ui.step.start;

import io.drivemend.model.DriveMendException;
import io.drivemend.source.FoundWindows;
import java.util.List;
import java.util.Optional;

/** Where another Windows installation is, as far as a first look has told. */
public sealed interface Place {

  /** Nothing was typed or chosen. */
  record None() implements Place {}

  /** It is being looked at. */
  record Looking() implements Place {}

  /** The technician did not want to wait. */
  record Stopped() implements Place {}

  /** There is nothing of that name, or not yet: it may still be typed. */
  record Missing() implements Place {}

  /** There is something that is no Windows, or that may not be looked at. */
  record Refused(DriveMendException why) implements Place {}

  /**
   * There is a Windows.
   *
   * @param windows all that are there
   * @param chosen the one that is meant; of several none at first
   */
  record Found(List<FoundWindows> windows, Optional<FoundWindows> chosen) implements Place {

    /** What a look found. */
    static Found of(List<FoundWindows> windows) {
      return new Found(windows, windows.size() == 1 ? Optional.of(windows.getFirst()) : Optional.empty());
    }

    Found choosing(FoundWindows one) {
      return new Found(windows, Optional.of(one));
    }
  }
}
