package io.drivemend.regfile;

import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a .reg file as it goes, key by key and value by value, and keeps nothing of it in memory.
 *
 * <p>In {@link RegFileFormat#VERSION_5} every value comes back from {@link RegFileReader} with the same name, type and
 * bytes. What cannot be written so is left out, with a comment in its place and an {@link Omission} for the caller: a
 * line that means something else after an import is worse than none. A .reg file has no place for class names, security
 * and times.
 *
 * <p>A reader goes through the lines in their order, but hivexregedit takes all deletions of values under a key line
 * first: do not write a value and delete it under the same.
 */
public final class RegFileWriter implements Closeable, Flushable {

  /** The width at which regedit wraps, without the backslash. */
  private static final int LINE_WIDTH = 77;

  private static final String LINE_BREAK = "\r\n";
  private static final String INDENT = "  ";

  /** The longest names that the registry takes (Microsoft, "Registry element size limits"). */
  private static final int MAX_KEY_NAME = 255;

  private static final int MAX_VALUE_NAME = 16_383;

  /** Longer text stands in hex, which wraps: quoted strings cannot, and other readers have smaller line buffers. */
  private static final int MAX_QUOTED = 0x7FFF;

  /** How much of a name a comment shows. */
  private static final int MAX_SHOWN = 0xFF;

  private final OutputStream out;
  private final RegFileFormat format;

  /** Where values go: null before the first key and after a deletion. */
  private @Nullable KeyPath key;

  private Optional<Omission> keyOmission = Optional.empty();
  private boolean keyLineDue;

  private RegFileWriter(OutputStream out, RegFileFormat format) {
    this.out = out;
    this.format = format;
  }

  /** Begins a file on a stream, which {@link #close} closes. */
  public static RegFileWriter open(OutputStream out, RegFileFormat format) throws IOException {
    RegFileWriter writer = new RegFileWriter(new BufferedOutputStream(out), format);
    if (format == RegFileFormat.VERSION_5) {
      writer.write("\uFEFF");
    }
    writer.line(format.header());
    return writer;
  }

  /**
   * Begins a key; the values that follow stand in it.
   *
   * @return why the key is left out, and with it all its values
   */
  public Optional<Omission> key(KeyPath next) throws IOException {
    key = next;
    keyOmission = keyOmissionOf(next);
    if (keyOmission.isPresent()) {
      comment("Left out with all its values", keyOmission.get(), next.toRegFileString());
    } else {
      writeKeyLine(next);
    }
    return keyOmission;
  }

  /**
   * Writes a value of the key that was begun last.
   *
   * @return why the value is left out; with its key, when that was
   */
  public Optional<Omission> value(RegistryValue value) throws IOException {
    Optional<Omission> omission = inKey(value.name(), () -> dataOmissionOf(value));
    if (omission.isEmpty()) {
      write(value);
    }
    return omission;
  }

  /**
   * Writes that a value of the key that was begun last is deleted.
   *
   * @param name empty for the default value
   * @return why this is left out; with its key, when that was
   */
  public Optional<Omission> deleteValue(String name) throws IOException {
    Optional<Omission> omission = inKey(name, Optional::empty);
    if (omission.isEmpty()) {
      line(quotedName(name) + "=-");
    }
    return omission;
  }

  /**
   * Writes that a key is deleted with all below it. What follows needs another {@link #key}.
   *
   * @return why this is left out
   */
  public Optional<Omission> deleteKey(KeyPath path) throws IOException {
    key = null;
    Optional<Omission> omission = keyOmissionOf(path);
    if (omission.isPresent()) {
      comment("Left out the deletion", omission.get(), path.toRegFileString());
    } else {
      line("");
      line("[-" + path.toRegFileString() + "]");
    }
    return omission;
  }

  /** Writes a line for people: printable ASCII as it is, all else as {@code \\uXXXX}. */
  public void comment(String text) throws IOException {
    String ascii =
        text.chars()
            .mapToObj(c -> c >= ' ' && c < 0x7F ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c))
            .collect(Collectors.joining());
    line("; " + ascii);
    // Hivexregedit takes a comment for the end of the key, and joins it with the line behind when it ends in a backslash.
    // What follows begins with an empty line, or is a comment.
    keyLineDue = true;
  }

  /** Gets ready for an entry of the key that was begun last, or says in its place why it is left out. */
  private Optional<Omission> inKey(String name, Supplier<Optional<Omission>> dataOmission) throws IOException {
    if (key == null) {
      throw new IllegalStateException("a value needs a key");
    }
    if (keyOmission.isPresent()) {
      return keyOmission;
    }
    Optional<Omission> omission = nameOmissionOf(name).or(dataOmission);
    if (omission.isPresent()) {
      comment("Left out", omission.get(), name);
    } else if (keyLineDue) {
      writeKeyLine(key);
    }
    return omission;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Ends the file with the empty line that regedit ends it with, and closes the stream. */
  @Override
  public void close() throws IOException {
    try (out) {
      line("");
    }
  }

  private Optional<Omission> keyOmissionOf(KeyPath path) {
    for (String name : path.names()) {
      if (!isWritable(name, MAX_KEY_NAME) || name.indexOf('\\') >= 0) {
        return Optional.of(Omission.NAME_NOT_WRITABLE);
      }
    }
    return format.encoding().canEncode(path.toRegFileString()) ? Optional.empty() : Optional.of(Omission.NAME_NOT_ANSI);
  }

  private Optional<Omission> nameOmissionOf(String name) {
    if (!isWritable(name, MAX_VALUE_NAME)) {
      return Optional.of(Omission.NAME_NOT_WRITABLE);
    }
    return format.encoding().canEncode(name) ? Optional.empty() : Optional.of(Omission.NAME_NOT_ANSI);
  }

  private Optional<Omission> dataOmissionOf(RegistryValue value) {
    if (value.size() > RegFileLimits.DEFAULT.valueBytes()) {
      return Optional.of(Omission.DATA_TOO_LARGE);
    }
    boolean ansi =
        !format.widens(value.type())
            || (value.size() % 2 == 0 && format.encoding().canEncode(TextEncoding.UTF_16LE.decode(value.data())));
    return ansi ? Optional.empty() : Optional.of(Omission.DATA_NOT_ANSI);
  }

  private static boolean isWritable(String name, int longest) {
    return name.length() <= longest && name.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
  }

  private void writeKeyLine(KeyPath path) throws IOException {
    line("");
    line("[" + path.toRegFileString() + "]");
    keyLineDue = false;
  }

  private void write(RegistryValue value) throws IOException {
    String start = quotedName(value.name()) + "=";
    Optional<String> text = quotable(value);
    if (text.isPresent()) {
      line(start + quoted(text.get()));
    } else if (value.type().equals(ValueType.REG_DWORD) && value.size() == Integer.BYTES) {
      int number = ByteBuffer.wrap(value.data()).order(ByteOrder.LITTLE_ENDIAN).getInt();
      line(start + "dword:" + HexFormat.of().toHexDigits(number));
    } else {
      String type =
          value.type().equals(ValueType.REG_BINARY) ? "hex:" : "hex(" + Integer.toHexString(value.type().code()) + "):";
      byte[] data = value.data();
      writeHex(
          start + type,
          format.widens(value.type()) ? format.encoding().encode(TextEncoding.UTF_16LE.decode(data)) : data);
    }
  }

  /**
   * The text of a REG_SZ whose quoted form means exactly its bytes. Control characters end or bend a line in one reader
   * or another; a surrogate without its partner and what Unicode calls a noncharacter do not survive a change of
   * encoding. Those go into hex.
   */
  private static Optional<String> quotable(RegistryValue value) {
    if (!value.type().equals(ValueType.REG_SZ) || value.size() % 2 != 0 || value.size() > 2 * MAX_QUOTED) {
      return Optional.empty();
    }
    String whole = TextEncoding.UTF_16LE.decode(value.data());
    int end = whole.length() - 1;
    if (end < 0 || whole.charAt(end) != 0) {
      return Optional.empty();
    }
    String text = whole.substring(0, end);
    boolean plain =
        text.codePoints().noneMatch(c -> Character.isISOControl(c) || isSurrogate(c) || isNoncharacter(c));
    return plain ? Optional.of(text) : Optional.empty();
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static boolean isNoncharacter(int codePoint) {
    return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
  }

  private static String quotedName(String name) {
    return name.isEmpty() ? "@" : quoted(name);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void writeHex(String start, byte[] data) throws IOException {
    StringBuilder line = new StringBuilder(start);
    for (int i = 0; i < data.length; i++) {
      HexFormat.of().toHexDigits(line, data[i]);
      if (i == data.length - 1) {
        break;
      }
      line.append(',');
      if (line.length() + "00,".length() > LINE_WIDTH) {
        line(line.append('\\'));
        line = new StringBuilder(INDENT);
      }
    }
    line(line);
  }

  private void comment(String what, Omission omission, String name) throws IOException {
    comment(what + ", because " + omission.reason() + ": " + name.substring(0, Math.min(name.length(), MAX_SHOWN)));
  }

  private void line(CharSequence text) throws IOException {
    write(text);
    write(LINE_BREAK);
  }

  private void write(CharSequence text) throws IOException {
    format.encoding().write(out, text);
  }
}
