package io.drivemend.hive.format;

import java.util.Arrays;

/** Lists of places in the bins. */
final class Offsets {

  private Offsets() {}

  /** Whether a place is listed more than once: then a small hive could describe more than fits into any memory. */
  static boolean repeat(int[] offsets) {
    int[] sorted = offsets.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return true;
      }
    }
    return false;
  }
}
