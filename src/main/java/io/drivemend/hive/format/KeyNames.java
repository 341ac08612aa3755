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
   * The upper case of one UTF-16 unit. Windows' table has a letter's upper case only where its lower case is that letter
   * again: not for the micro sign, the dotless i, the long s or the final sigma. And it is older than the upper case of
   * the Georgian and the lower case of the Cherokee letters.
   */
  public static char upper(char unit) {
    if (unit < 'a' || (unit > 'z' && unit < 0x80)) {
      return unit;
    }
    char upper = Character.toUpperCase(unit);
    return Character.toLowerCase(upper) == unit && !hasNewCase(unit) ? upper : unit;
  }

  private static boolean hasNewCase(char unit) {
    return ('\u10d0' <= unit && unit <= '\u10ff')
        || ('\u13f8' <= unit && unit <= '\u13fd')
        || ('\uab70' <= unit && unit <= '\uabbf');
  }

  /** A whole name in upper case; names that are the same give the same. */
  public static String upper(String name) {
    char[] units = name.toCharArray();
    for (int i = 0; i < units.length; i++) {
      units[i] = upper(units[i]);
    }
    return new String(units);
  }

  /** The number beside a key in a hash leaf (Hash leaf, note). */
  public static int hash(String name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = hash * 37 + upper(name.charAt(i));
    }
    return hash;
  }

  /** The number beside a key in a fast leaf: its first four characters, or 0 when one of them has no single byte. */
  public static int hint(String name) {
    int hint = 0;
    for (int i = 0; i < Math.min(name.length(), Integer.BYTES); i++) {
      if (name.charAt(i) > 0xff) {
        return 0;
      }
      hint |= name.charAt(i) << (i * Byte.SIZE);
    }
    return hint;
  }
}
