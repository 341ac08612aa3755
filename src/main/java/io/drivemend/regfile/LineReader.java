package io.drivemend.regfile;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines of a .reg file, decoded one at a time, within limits; every failure knows its line. */
final class LineReader {

  private static final int END = -1;

  private final BufferedInputStream in;
  private final String source;
  private final RegFileLimits limits;
  private TextEncoding encoding = TextEncoding.ASCII;
  private int number;
  private long characters;
  private boolean afterCarriageReturn;

  LineReader(InputStream in, String source, RegFileLimits limits) {
    this.in = new BufferedInputStream(in);
    this.source = source;
    this.limits = limits;
  }

  /** Reads the first line, which says in which format, and so in which encoding, the rest stands. */
  RegFileFormat readHeader() throws DriveMendException {
    boolean marked = skipByteOrderMark();
    if (marked) {
      encoding = TextEncoding.UTF_16LE;
    }
    RegFileFormat format =
        next().flatMap(RegFileFormat::withHeader).orElseThrow(this::unknownHeader);
    switch (format) {
      case VERSION_5 -> {}
      case REGEDIT4 -> {
        if (marked) {
          throw malformed("a REGEDIT4 file is not UTF-16");
        }
        encoding = TextEncoding.WINDOWS_1252;
      }
    }
    return format;
  }

  /** The next line without its line break (CR LF, LF or CR), or empty at the end. */
  Optional<String> next() throws DriveMendException {
    number++;
    StringBuilder line = new StringBuilder();
    int c = read();
    if (c == '\n' && afterCarriageReturn) {
      c = read();
    }
    if (c == END) {
      return Optional.empty();
    }
    for (; c != END && c != '\r' && c != '\n'; c = read()) {
      if (c == 0) {
        throw malformed("it holds a NUL character");
      }
      if (line.length() == limits.lineCharacters()) {
        throw tooLarge("the line is longer than " + limits.lineCharacters() + " characters");
      }
      line.append((char) c);
    }
    afterCarriageReturn = c == '\r';
    return Optional.of(line.toString());
  }

  DriveMendException malformed(String why) {
    return Problem.REGFILE_MALFORMED.with(source, number, why);
  }

  DriveMendException tooLarge(String why) {
    return Problem.REGFILE_TOO_LARGE.with(source, number, why);
  }

  private DriveMendException unknownHeader() {
    String known =
        Arrays.stream(RegFileFormat.values()).map(RegFileFormat::header).collect(Collectors.joining("\" and \""));
    return malformed("its first line is none of \"" + known + '"');
  }

  private boolean skipByteOrderMark() throws DriveMendException {
    try {
      in.mark(2);
      if (in.read() == 0xFF && in.read() == 0xFE) {
        return true;
      }
      in.reset();
      return false;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private int read() throws DriveMendException {
    if (characters++ == limits.fileCharacters()) {
      throw tooLarge("the file is longer than " + limits.fileCharacters() + " characters");
    }
    try {
      return encoding.read(in);
    } catch (CharConversionException e) {
      throw Problem.REGFILE_MALFORMED.causedBy(e, source, number, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private DriveMendException unreadable(IOException e) {
    return Problem.FILE_UNREADABLE.causedBy(e, source, String.valueOf(e.getMessage()));
  }
}
