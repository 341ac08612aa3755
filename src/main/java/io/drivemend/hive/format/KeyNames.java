package io.drivemend.hive.format;

/**
 * Key and value names as the kernel compares them: character by character in upper case, without regard to language. A
 * subkey list that is not in this order makes Windows miss keys.
 */
public final class KeyNames {

  private KeyNames() {}

  /** Compares as a sorted subkey list demands. */
  public static int compare(String one, String other) {
    int common = Math.min(one.length(), other.length());
    for (int i = 0; i < common; i++) {
      int difference = upper(one.charAt(i)) - upper(other.charAt(i));
      if (difference != 0) {
        return difference;
      }
    }
    return one.length() - other.length();
  }

  /** Whether Windows takes both for the same name. */
  public static boolean same(String one, String other) {
    return one.length() == other.length() && compare(one, other) == 0;
  }

  /**
   * The upper case of one UTF-16 unit. Unlike Unicode's, Windows' table leaves the micro sign, the dotless i and the
   * long s alone.
   */
  public static char upper(char unit) {
    char upper = Character.toUpperCase(unit);
    boolean unlikeUnicode = (unit >= 0x80 && upper < 0x80) || unit == '\u00b5';
    return unlikeUnicode ? unit : upper;
  }
}
