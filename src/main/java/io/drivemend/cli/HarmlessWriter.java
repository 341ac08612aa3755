package io.drivemend.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;

/**
 * Writes to a terminal what comes from strangers' registries: control characters, which could move the cursor or rename
 * the window, become dots.
 */
final class HarmlessWriter extends FilterWriter {

  /**
   * @param descriptor not {@link System#out}, which keeps a full disk to itself
   */
  HarmlessWriter(FileDescriptor descriptor, Charset charset) {
    super(new OutputStreamWriter(new FileOutputStream(descriptor), charset));
  }

  @Override
  public void write(int character) throws IOException {
    out.write(harmless((char) character));
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(characters[i]);
    }
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(text.charAt(i));
    }
  }

  /** A text as one line that does nothing but be read: what it quotes could else forge a line of its own. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      line.append(endsLine(character) ? '·' : harmless(character));
    }
    return line.toString();
  }

  private static boolean endsLine(char character) {
    return character == '\n' || character == '\r' || character == '\u2028' || character == '\u2029';
  }

  private static char harmless(char character) {
    boolean layout = character == '\n' || character == '\r' || character == '\t';
    boolean harmful = (Character.isISOControl(character) && !layout) || changesDirection(character);
    return harmful ? '·' : character;
  }

  /** Unicode's marks, embeddings, overrides and isolates, which let a path read as another. */
  private static boolean changesDirection(char character) {
    return character == '\u200E'
        || character == '\u200F'
        || character == '\u061C'
        || (character >= '\u202A' && character <= '\u202E') || (character >= '\u2066' && character <= '\u2069');
  }
}
