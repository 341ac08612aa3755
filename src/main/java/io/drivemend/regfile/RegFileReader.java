package io.drivemend.regfile;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.regfile.RegFileEntry.DeleteKey;
import io.drivemend.regfile.RegFileEntry.DeleteValue;
import io.drivemend.regfile.RegFileEntry.KeyEntry;
import io.drivemend.regfile.RegFileEntry.ValueEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a .reg file entry by entry. Stricter than regedit, which skips what it does not understand: here such a line is
 * {@link Problem#REGFILE_MALFORMED}, because a file that proves a backup must be understood whole. What is understood
 * means to regedit what it means here.
 *
 * <p>Text in single bytes is windows-1252 under the header {@code REGEDIT4}. Under the header of version 5.00 nobody
 * can know whether it is UTF-8 or which code page, so it may only be ASCII.
 */
public final class RegFileReader {

  private final LineReader lines;
  private final RegFileLimits limits;
  private final RegFileFormat format;

  /** The key that values belong to: null before the first one and after a deletion. */
  private @Nullable String key;

  private RegFileReader(LineReader lines, RegFileLimits limits) throws DriveMendException {
    this.lines = lines;
    this.limits = limits;
    this.format = lines.readHeader();
  }

  /**
   * Begins to read a stream, which stays the caller's to close.
   *
   * @param source what to call it in messages
   * @throws DriveMendException {@link Problem#REGFILE_MALFORMED}, {@link Problem#REGFILE_TOO_LARGE} or {@link
   *     Problem#FILE_UNREADABLE}, here as in {@link #next}
   */
  public static RegFileReader open(InputStream in, String source, RegFileLimits limits) throws DriveMendException {
    return new RegFileReader(new LineReader(in, source, limits), limits);
  }

  /** All entries of a file that is known to be small. For others there is {@link #next}. */
  public static List<RegFileEntry> read(Path file) throws DriveMendException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (NoSuchFileException e) {
      throw Problem.FILE_MISSING.causedBy(e, file);
    } catch (IOException e) {
      throw Problem.FILE_UNREADABLE.causedBy(e, file, String.valueOf(e.getMessage()));
    }
  }

  /** As {@link #read(Path)}, of a stream that stays the caller's to close. */
  public static List<RegFileEntry> read(InputStream in, String source) throws DriveMendException {
    RegFileReader reader = open(in, source, RegFileLimits.DEFAULT);
    List<RegFileEntry> entries = new ArrayList<>();
    for (Optional<RegFileEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
      entries.add(entry.get());
    }
    return entries;
  }

  public RegFileFormat format() {
    return format;
  }

  /** The next entry, or empty at the end of the file. */
  public Optional<RegFileEntry> next() throws DriveMendException {
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      LineCursor cursor = new LineCursor(lines, line.get());
      if (!cursor.isAtEnd()) {
        RegFileEntry entry = entry(cursor);
        if (!cursor.isAtEnd()) {
          throw lines.malformed("something stands after the end of an entry");
        }
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  private RegFileEntry entry(LineCursor cursor) throws DriveMendException {
    if (cursor.accept("[-")) {
      key = null;
      return new DeleteKey(cursor.upToLastBracket());
    }
    if (cursor.accept("[")) {
      key = cursor.upToLastBracket();
      return new KeyEntry(key);
    }
    String name = name(cursor);
    if (key == null) {
      throw lines.malformed("a value belongs to no key");
    }
    if (!cursor.skipBlanks().accept("=")) {
      throw lines.malformed("a value's name is not followed by an equals sign");
    }
    return cursor.skipBlanks().accept("-")
        ? new DeleteValue(key, name)
        : new ValueEntry(key, value(name, cursor));
  }

  private String name(LineCursor cursor) throws DriveMendException {
    if (cursor.accept("@")) {
      return "";
    }
    if (cursor.accept("\"")) {
      return cursor.restOfQuoted();
    }
    throw lines.malformed("a line is neither a key, a value nor a comment");
  }

  private RegistryValue value(String name, LineCursor cursor) throws DriveMendException {
    if (cursor.accept("\"")) {
      byte[] text = TextEncoding.UTF_16LE.encode(cursor.restOfQuoted() + '\0');
      return new RegistryValue(name, ValueType.REG_SZ, text);
    }
    if (cursor.accept("dword:")) {
      int number = cursor.skipBlanks().hexNumber(8);
      byte[] data = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
      return new RegistryValue(name, ValueType.REG_DWORD, data);
    }
    if (cursor.accept("hex:")) {
      return new RegistryValue(name, ValueType.REG_BINARY, hexBytes(cursor));
    }
    if (cursor.accept("hex(")) {
      ValueType type = new ValueType(cursor.hexNumber(8));
      if (cursor.accept("):")) {
        byte[] data = hexBytes(cursor);
        return new RegistryValue(name, type, format.widens(type) ? widened(data) : data);
      }
    }
    throw lines.malformed("a value's data begins with none of a quote, dword:, hex: and hex(");
  }

  private byte[] widened(byte[] ansi) {
    return TextEncoding.UTF_16LE.encode(format.encoding().decode(ansi));
  }

  /**
   * Bytes between commas, with blanks behind these only; a backslash after a comma, or at once, carries on in the next
   * line.
   */
  private byte[] hexBytes(LineCursor cursor) throws DriveMendException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    if (cursor.isAtEnd()) {
      return data.toByteArray();
    }
    do {
      if (cursor.skipBlanks().accept("\\")) {
        if (!cursor.isAtEnd()) {
          throw lines.malformed("something stands after the backslash that ends a line");
        }
        cursor.continueInNextLine();
      }
      if (data.size() == limits.valueBytes()) {
        throw lines.tooLarge("a value is larger than " + limits.valueBytes() + " bytes");
      }
      data.write(cursor.hexNumber(2));
    } while (cursor.accept(","));
    return data.toByteArray();
  }
}
