package io.drivemend.ui;

import java.util.List;
import java.util.Optional;

/**
 * What the footer shows below a screen.
 *
 * @param written the sentence that says what has been written up to now
 * @param primary the one button that goes on; empty where there is nothing to go on to
 * @param others further buttons, from left to right; Back and Cancel are the window's own
 */
public record Footer(String written, Optional<PageAction> primary, List<PageAction> others) {

  /** A footer with a primary button only. */
  public static Footer of(String written, PageAction primary) {
    return new Footer(written, Optional.of(primary), List.of());
  }

  /** The same with further buttons. */
  public Footer and(PageAction... more) {
    return new Footer(written, primary, List.of(more));
  }
}
