package io.drivemend.ui.step.compare;

import io.drivemend.diagnosis.Witness;
import io.drivemend.ui.shared.Badge;
import io.drivemend.ui.shared.CheckRow;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.RowList;
import io.drivemend.ui.shared.Sign;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who was asked which letter is right: what each says, how it stands to the others, and what its word is worth. */
final class WitnessList {

  private WitnessList() {}

  /**
   * @param outcome what their words come to, above them
   */
  static RowList of(List<Witness> witnesses, Optional<CheckRow> outcome) {
    List<CheckRow> rows = new ArrayList<>(outcome.stream().toList());
    // The strongest first, but those that say nothing behind those that do.
    for (boolean silent : new boolean[] {false, true}) {
      witnesses.stream().filter(witness -> isSilent(witness) == silent).map(WitnessList::row).forEach(rows::add);
    }
    return new RowList(Texts.get("compare.witnesses"), rows);
  }

  private static boolean isSilent(Witness witness) {
    return witness.standing() == Witness.Standing.SILENT;
  }

  /** How many agree, contradict and are silent. */
  static RichText summary(List<Witness> witnesses) {
    return RichText.of(
        "compare.witness-count",
        count(witnesses, Witness.Standing.AGREES),
        count(witnesses, Witness.Standing.CONTRADICTS),
        count(witnesses, Witness.Standing.SILENT));
  }

  private static long count(List<Witness> witnesses, Witness.Standing standing) {
    return witnesses.stream().filter(witness -> witness.standing() == standing).count();
  }

  private static CheckRow row(Witness witness) {
    Tone tone = tone(witness.standing());
    List<Badge> badges = new ArrayList<>();
    witness.letter().ifPresent(letter -> badges.add(new Badge(tone, Texts.get("compare.witness-letter", letter))));
    badges.add(new Badge(tone, Texts.get(standing(witness.standing()))));
    return new CheckRow(Sign.of(tone), witness.name(), badges.toArray(Badge[]::new))
        .evidence(RichText.plain(witness.says()))
        .evidence(RichText.of("compare.witness-worth", witness.why()));
  }

  private static Tone tone(Witness.Standing standing) {
    return switch (standing) {
      case AGREES -> Tone.SUCCESS;
      case CONTRADICTS -> Tone.DANGER;
      case OPEN -> Tone.WARNING;
      case SILENT -> Tone.NOT_CHECKED;
    };
  }

  private static String standing(Witness.Standing standing) {
    return switch (standing) {
      case AGREES -> "compare.witness-agrees";
      case CONTRADICTS -> "compare.witness-contradicts";
      case OPEN -> "compare.witness-open";
      case SILENT -> "compare.witness-silent";
    };
  }
}
