package io.drivemend.regfile;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * How a .reg file's characters stand in its bytes. Each UTF-16 unit is kept as it is: names in a registry may hold
 * surrogates without a partner, which Java's own charsets replace without a word.
 */
enum TextEncoding {
  UTF_16LE(2) {
    @Override
    int code(char c) {
      return c;
    }

    @Override
    int character(int code) {
      return code;
    }
  },

  /** windows-1252 as Windows converts it: the five unassigned bytes stand for the control characters of that number. */
  WINDOWS_1252(1) {
    @Override
    int code(char c) {
      if (c < FIRST_MAPPED || (c > LAST_MAPPED && c <= 0xFF)) {
        return c;
      }
      int index = MAPPED.indexOf(c);
      return index < 0 ? -1 : FIRST_MAPPED + index;
    }

    @Override
    int character(int code) {
      return code < FIRST_MAPPED || code > LAST_MAPPED ? code : MAPPED.charAt(code - FIRST_MAPPED);
    }
  },

  /** What every code page agrees on: all that can be read without knowing which one a file was written in. */
  ASCII(1) {
    @Override
    int code(char c) {
      return c < 0x80 ? c : -1;
    }

    @Override
    int character(int code) {
      return code < 0x80 ? code : -1;
    }
  };

  private static final int FIRST_MAPPED = 0x80;
  private static final int LAST_MAPPED = 0x9F;
  private static final String MAPPED =
      "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
          + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

  private final int width;

  TextEncoding(int width) {
    this.width = width;
  }

  /** The number that stands for a character in the file, or -1 where there is none. */
  abstract int code(char c);

  /** The character of a number in the file, or -1 where there is none. */
  abstract int character(int code);

  boolean canEncode(CharSequence text) {
    return text.chars().allMatch(c -> code((char) c) >= 0);
  }

  /** The bytes of text that {@link #canEncode can be encoded}. */
  byte[] encode(CharSequence text) {
    byte[] bytes = new byte[text.length() * width];
    for (int i = 0; i < text.length(); i++) {
      int code = code(text.charAt(i));
      bytes[i * width] = (byte) code;
      if (width == 2) {
        bytes[i * width + 1] = (byte) (code >> 8);
      }
    }
    return bytes;
  }

  /** The text of whole characters; never called for ASCII, which does not know every byte. */
  String decode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length / width);
    for (int i = 0; i < bytes.length; i += width) {
      int high = width == 2 ? (bytes[i + 1] & 0xFF) << 8 : 0;
      text.append((char) character((bytes[i] & 0xFF) | high));
    }
    return text.toString();
  }

  void write(OutputStream out, CharSequence text) throws IOException {
    out.write(encode(text));
  }

  /**
   * The next character, or -1 at the end.
   *
   * @throws CharConversionException when the bytes are no character; its message tells why, in words for people
   */
  int read(InputStream in) throws IOException {
    int low = in.read();
    if (low < 0) {
      return -1;
    }
    int high = width == 2 ? in.read() : 0;
    if (high < 0) {
      throw new CharConversionException("it ends in the middle of a character");
    }
    int character = character(low | (high << 8));
    if (character < 0) {
      throw new CharConversionException("it has the byte " + low + " but no byte order mark that tells how to read it");
    }
    return character;
  }
}
