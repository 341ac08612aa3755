package io.drivemend.ui;

import java.util.Optional;
import org.kordamp.ikonli.Ikon;

/**
 * A button of the footer.
 *
 * @param text what it does, as a verb; an underscore marks its mnemonic
 * @param icon the picture in front of the text, such as the shield of what needs an administrator
 * @param blocked the text key of the reason why it is off; empty when it is on
 */
public record PageAction(String text, Optional<Ikon> icon, Optional<String> blocked, Runnable action) {

  /** A button that is on. */
  public static PageAction of(String text, Runnable action) {
    return new PageAction(text, Optional.empty(), Optional.empty(), action);
  }

  /** The same with a picture. */
  public PageAction with(Ikon picture) {
    return new PageAction(text, Optional.of(picture), blocked, action);
  }

  /** The same, off for this reason if there is one. */
  public PageAction unless(Optional<String> reason) {
    return new PageAction(text, icon, reason, action);
  }
}
