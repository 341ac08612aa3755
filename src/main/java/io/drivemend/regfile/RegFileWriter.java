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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a .reg file as it goes, key by key and value by value, and keeps nothing of it in memory.
 *
 * <p>In {@link RegFileFormat#VERSION_5} every value comes back from {@link RegFileReader} with the same name, type and
 * bytes. What cannot be written so is left out, with a comment in its place and an {@link Omission} for the caller: a
 * line that means something else after an import is worse than none. A .reg file has no place for class names, security
 * and times.
 */
public final class RegFileWriter implements Closeable, Flushable {

  /** The width at which regedit wraps, without the backslash. */
  private static final int LINE_WIDTH = 77;

  private static final String LINE_BREAK = "\r\n";
  private static final String INDENT = "  ";

  /** A hive stores the length of a name in 16 bits. */
  private static final int MAX_NAME = 0xFFFF;

  /** Longer text stands in hex, which wraps: quoted strings cannot, and other readers have smaller line buffers. */
  private static final int MAX_QUOTED = 0x7FFF;

  /** How much of a name a comment shows. */
  private static final int MAX_SHOWN = 0xFF;

  private final OutputStream out;
  private final RegFileFormat format;

  /** Where values go: null before the first key. */
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
    if (key == null) {
      throw new IllegalStateException("a value needs a key");
    }
    if (keyOmission.isPresent()) {
      return keyOmission;
    }
    Optional<Omission> omission = omissionOf(value);
    if (omission.isPresent()) {
      comment("Left out", omission.get(), value.name());
      // Some readers, hivexregedit among them, take a comment for the end of the key.
      keyLineDue = true;
      return omission;
    }
    if (keyLineDue) {
      writeKeyLine(key);
    }
    write(value);
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
      if (!isWritable(name) || name.indexOf('\\') >= 0) {
        return Optional.of(Omission.NAME_NOT_WRITABLE);
      }
    }
    if (path.toRegFileString().length() > RegFileLimits.DEFAULT.lineCharacters() - 2) {
      return Optional.of(Omission.NAME_NOT_WRITABLE);
    }
    return format.encoding().canEncode(path.toRegFileString()) ? Optional.empty() : Optional.of(Omission.NAME_NOT_ANSI);
  }

  private Optional<Omission> omissionOf(RegistryValue value) {
    if (!isWritable(value.name())) {
      return Optional.of(Omission.NAME_NOT_WRITABLE);
    }
    if (!format.encoding().canEncode(value.name())) {
      return Optional.of(Omission.NAME_NOT_ANSI);
    }
    if (value.size() > RegFileLimits.DEFAULT.valueBytes()) {
      return Optional.of(Omission.DATA_TOO_LARGE);
    }
    boolean ansi =
        !format.widens(value.type())
            || (value.size() % 2 == 0 && format.encoding().canEncode(TextEncoding.UTF_16LE.decode(value.data())));
    return ansi ? Optional.empty() : Optional.of(Omission.DATA_NOT_ANSI);
  }

  private static boolean isWritable(String name) {
    return name.length() <= MAX_NAME && name.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
  }

  private void writeKeyLine(KeyPath path) throws IOException {
    line("");
    line("[" + path.toRegFileString() + "]");
    keyLineDue = false;
  }

  private void write(RegistryValue value) throws IOException {
    String start = (value.name().isEmpty() ? "@" : quoted(value.name())) + "=";
    Optional<String> text = quotable(value);
    if (text.isPresent()) {
      line(start + quoted(text.get()));
    } else if (value.type().equals(ValueType.REG_DWORD) && value.size() == Integer.BYTES) {
      int number = ByteBuffer.wrap(value.data()).order(ByteOrder.LITTLE_ENDIAN).getInt();
      line(start + String.format(Locale.ROOT, "dword:%08x", number));
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
   * or another, and a surrogate without its partner does not survive a change of encoding; those go into hex.
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
    boolean plain = text.codePoints().noneMatch(c -> Character.isISOControl(c) || isSurrogate(c));
    return plain ? Optional.of(text) : Optional.empty();
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
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

  /** One line in ASCII, however long the name and whatever it holds. */
  private void comment(String what, Omission omission, String name) throws IOException {
    String shown =
        name.chars()
            .limit(MAX_SHOWN)
            .mapToObj(c -> c >= ' ' && c < 0x7F ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c))
            .collect(Collectors.joining());
    line("; " + what + ", because " + omission.reason() + ": " + shown);
  }

  private void line(CharSequence text) throws IOException {
    write(text);
    write(LINE_BREAK);
  }

  private void write(CharSequence text) throws IOException {
    format.encoding().write(out, text);
  }
}
