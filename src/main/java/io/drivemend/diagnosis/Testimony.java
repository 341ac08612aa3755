package io.drivemend.diagnosis;

import io.drivemend.diagnosis.Witness.Standing;
import io.drivemend.model.DriveLetter;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a witness says before it is weighed against the others.
 *
 * @param name in a few words
 * @param allows the letters that can be right if it is; empty when it is silent
 * @param says its words for the row
 * @param clause its words against another, to stand in a sentence
 * @param sentence its words for what was decided
 * @param why what its word is worth
 */
record Testimony(
    String name, NavigableSet<DriveLetter> allows, String says, String clause, String sentence, String why) {

  static Testimony silent(String name, String reason, String why) {
    return new Testimony(name, new TreeSet<>(), reason, "", "", why);
  }

  boolean isSilent() {
    return allows.isEmpty();
  }

  /** The one letter that it names. */
  Optional<DriveLetter> letter() {
    return allows.size() == 1 ? Optional.of(allows.first()) : Optional.empty();
  }

  boolean contradicts(DriveLetter letter) {
    return !isSilent() && !allows.contains(letter);
  }

  /**
   * What is shown of it.
   *
   * @param strongest the letter that the strongest witness names; empty when none names one
   */
  Witness weighed(Optional<DriveLetter> strongest) {
    return new Witness(name, letter(), standing(strongest), says, why);
  }

  private Standing standing(Optional<DriveLetter> strongest) {
    if (isSilent()) {
      return Standing.SILENT;
    }
    return strongest
        .map(letter -> contradicts(letter) ? Standing.CONTRADICTS : Standing.AGREES)
        .orElse(Standing.OPEN);
  }
}
