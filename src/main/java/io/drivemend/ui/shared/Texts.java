package io.drivemend.ui.shared;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of the window. All of them stand in {@code messages.properties}, as {@link MessageFormat} patterns; an
 * underscore in front of a letter makes that letter the mnemonic. In sentences for {@link RichText} two asterisks
 * enclose what is bold and back quotes what is a path.
 */
public final class Texts {

  private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("io.drivemend.ui.messages", Locale.ROOT);

  /** Marks bold in a formatted sentence: a control character, which {@link #harmless} keeps out of arguments. */
  static final char BOLD = '\u0001';

  /** Marks a path in the same way. */
  static final char CODE = '\u0002';

  private Texts() {}

  /**
   * The text of a key.
   *
   * @param arguments what fills the gaps {@code {0}}, {@code {1}} …
   * @throws java.util.MissingResourceException if there is no such key
   */
  public static String get(String key, Object... arguments) {
    return format(BUNDLE.getString(key), arguments);
  }

  /** The text of a key with marks for bold and path, which arguments can neither open nor close. */
  public static String rich(String key, Object... arguments) {
    String marked = BUNDLE.getString(key).replace("**", String.valueOf(BOLD)).replace('`', CODE);
    return format(marked, arguments);
  }

  /** The text without its mnemonic's underscore, for screen readers and titles. */
  public static String withoutMnemonic(String text) {
    return text.replace("_", "");
  }

  private static String format(String pattern, Object... arguments) {
    Object[] clean =
        Arrays.stream(arguments).map(each -> each instanceof Number ? each : harmless(each.toString())).toArray();
    return new MessageFormat(pattern, Locale.ENGLISH).format(clean);
  }

  /** Text from a registry or a file may hold anything: control characters and direction marks become visible boxes. */
  public static String harmless(String text) {
    return text.codePoints()
        .map(c -> isTrouble(c) ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isTrouble(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
