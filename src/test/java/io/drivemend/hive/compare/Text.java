package io.drivemend.hive.compare;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What programs make of the data of strings. */
final class Text {

  private Text() {}

  /** All characters; an odd byte at the end is left out. */
  static String of(byte[] data) {
    return new String(data, 0, data.length / 2 * 2, StandardCharsets.UTF_16LE);
  }

  /** The characters before the first NUL. */
  static String untilNul(byte[] data) {
    String text = of(data);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  /** The strings of a list, with a bar between them. */
  static String strings(byte[] data) {
    String text = of(data);
    return String.join("|", List.of((text.endsWith("\0") ? text.substring(0, text.length() - 1) : text).split("\0", -1)));
  }
}
