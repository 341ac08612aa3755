package io.drivemend.model;

import java.util.Optional;

/**
 * A drive letter, {@code A} to {@code Z}, always in upper case.
 *
 * @param letter the letter; a lower-case one is raised
 */
public record DriveLetter(char letter) implements Comparable<DriveLetter> {

  public DriveLetter {
    letter = letter >= 'a' && letter <= 'z' ? (char) (letter - ('a' - 'A')) : letter;
    if (letter < 'A' || letter > 'Z') {
      throw new IllegalArgumentException("not a drive letter: " + letter);
    }
  }

  /** Reads {@code "D"}, {@code "d:"} or {@code "D:\"}; anything else is empty. */
  public static Optional<DriveLetter> parse(String text) {
    return text.matches("[A-Za-z](:\\\\?)?")
        ? Optional.of(new DriveLetter(text.charAt(0)))
        : Optional.empty();
  }

  /** The letter with its colon, {@code "D:"}. */
  @Override
  public String toString() {
    return letter + ":";
  }

  @Override
  public int compareTo(DriveLetter other) {
    return Character.compare(letter, other.letter);
  }
}
