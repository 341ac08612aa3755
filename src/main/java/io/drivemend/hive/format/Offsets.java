package io.drivemend.hive.format;

import java.util.Arrays;

/** Lists of places in the bins. */
final class Offsets {

  private Offsets() {}

  /** Whether a place is listed more than once: then a small hive could describe more than fits into any memory. */
  static boolean repeat(int[] offsets) {
    if (ascending(offsets)) {
      return false;
    }
    int[] sorted = offsets.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return true;
      }
    }
    return false;
  }

  /** Whether each place lies behind the one before it, as in most lists. */
  private static boolean ascending(int[] offsets) {
    for (int i = 1; i < offsets.length; i++) {
      if (offsets[i] <= offsets[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
