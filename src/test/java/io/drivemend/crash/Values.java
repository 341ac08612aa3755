package io.drivemend.crash;

import java.util.List;

/** What the machine's PathName values say. */
enum Values {
  /** All name the old letter. */
  OLD,
  /** All name the new letter. */
  NEW,
  /** Some name the one and some the other; none anything else. */
  SOME,
  /** At least one is neither the old nor the new one, bit for bit. */
  THIRD;

  /** What several texts amount to. */
  static Values of(List<String> texts, String oldText, String newText) {
    long old = texts.stream().filter(oldText::equals).count();
    long renewed = texts.stream().filter(newText::equals).count();
    if (old + renewed < texts.size()) {
      return THIRD;
    }
    return renewed == 0 ? OLD : old == 0 ? NEW : SOME;
  }
}
