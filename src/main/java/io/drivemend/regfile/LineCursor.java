package io.drivemend.regfile;

import io.drivemend.model.DriveMendException;
import java.util.HexFormat;

/** A place in a line, and the small words of the .reg language that are read from there. */
final class LineCursor {

  private final LineReader lines;
  private String line;
  private int at;

  LineCursor(LineReader lines, String line) {
    this.lines = lines;
    this.line = line;
  }

  /** Takes the word if it comes next. */
  boolean accept(String word) {
    boolean there = line.startsWith(word, at);
    at += there ? word.length() : 0;
    return there;
  }

  LineCursor skipBlanks() {
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
    return this;
  }

  /** Whether nothing but blanks and a comment is left. */
  boolean isAtEnd() {
    skipBlanks();
    return at == line.length() || line.charAt(at) == ';';
  }

  /**
   * All up to the last closing bracket: a key's name may hold brackets itself. A blank before it is no name to regedit,
   * which then puts the values into the key before.
   */
  String upToLastBracket() throws DriveMendException {
    int end = line.lastIndexOf(']');
    if (end <= at) {
      throw lines.malformed("a key has no name or no closing bracket");
    }
    String name = line.substring(at, end);
    if (name.charAt(0) == ' ' || name.charAt(0) == '\t') {
      throw lines.malformed("a key's name begins with a blank");
    }
    at = end + 1;
    return name;
  }

  /**
   * The rest of a string whose opening quote was taken. Besides the two escapes that regedit writes, the two that
   * Wine's regedit writes for line breaks are understood; any other would be a guess.
   */
  String restOfQuoted() throws DriveMendException {
    StringBuilder text = new StringBuilder();
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '"') {
        return text.toString();
      }
      text.append(c == '\\' ? escaped() : c);
    }
    throw lines.malformed("a quoted string has no end in its line");
  }

  private char escaped() throws DriveMendException {
    char c = at < line.length() ? line.charAt(at++) : 0;
    return switch (c) {
      case '\\', '"' -> c;
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> throw lines.malformed("a backslash in a quoted string stands before neither a backslash nor a quote");
    };
  }

  /** A hexadecimal number of one to so many digits, at most eight. */
  int hexNumber(int maxDigits) throws DriveMendException {
    int start = at;
    while (at < line.length() && at - start < maxDigits && HexFormat.isHexDigit(line.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw lines.malformed("a hexadecimal digit was expected");
    }
    return Integer.parseUnsignedInt(line, start, at, 16);
  }

  /** Goes on in the next line that is not empty or a comment, because a backslash ended this one. */
  void continueInNextLine() throws DriveMendException {
    do {
      line = lines.next().orElseThrow(() -> lines.malformed("it ends where a backslash promised another line"));
      at = 0;
    } while (isAtEnd());
  }
}
