package io.drivemend.ui.step;

import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.ui.shared.Badge;
import io.drivemend.ui.shared.CheckRow;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.Sign;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.util.List;

/** Registry values as the pages show them. */
public final class Values {

  private Values() {}

  /** What a value says. */
  public static String text(RegistryValue value) {
    return value.text().orElseGet(() -> Texts.get("values.bytes", value.size()));
  }

  /** The drive letter of what a value says, with its colon. */
  public static String letter(RegistryValue value) {
    String text = text(value);
    return text.substring(0, Math.min(2, text.length()));
  }

  /** A row that tells where a value stands and what becomes, or became, of it. */
  public static CheckRow row(Sign sign, ValueChange change, RichText whatHappens) {
    return new CheckRow(
            sign,
            change.where().name(),
            new Badge(Tone.NOT_CHECKED, change.where().view().words()),
            new Badge(Tone.NOT_CHECKED, change.before().type().toString()))
        .evidence(whatHappens)
        .evidence(RichText.of("values.key", change.where().key()));
  }

  /** The name of the values with their views, such as {@code PathName, 64-bit view, 32-bit view}. */
  public static String nameAndViews(List<ValueChange> changes) {
    String views = String.join("", changes.stream().map(change -> change.where().view().suffix()).distinct().toList());
    return changes.getFirst().where().name() + views;
  }

  /** A count with its noun, from a key for one and a key for more. */
  public static String count(int number, String one, String more) {
    return number == 1 ? Texts.get(one) : Texts.get(more, number);
  }
}
