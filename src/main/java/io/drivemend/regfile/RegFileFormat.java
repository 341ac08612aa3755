package io.drivemend.regfile;

import io.drivemend.model.ValueType;
import java.util.Arrays;
import java.util.Optional;

/** The two kinds of .reg file, told apart by their first line. */
public enum RegFileFormat {
  /** UTF-16LE with a byte order mark; what Windows 2000 and later export. Holds every value's exact bytes. */
  VERSION_5("Windows Registry Editor Version 5.00", TextEncoding.UTF_16LE),

  /**
   * ANSI text, the only format that the regedit of NT 4 reads. Here ANSI means windows-1252, the code page of western
   * systems. String data stands in that code page too, so text outside it cannot be held at all.
   */
  REGEDIT4("REGEDIT4", TextEncoding.WINDOWS_1252);

  private final String header;
  private final TextEncoding encoding;

  RegFileFormat(String header, TextEncoding encoding) {
    this.header = header;
    this.encoding = encoding;
  }

  /** The first line, without its line break; regedit minds the case. */
  public String header() {
    return header;
  }

  static Optional<RegFileFormat> withHeader(String line) {
    return Arrays.stream(values()).filter(format -> format.header.equals(line)).findFirst();
  }

  TextEncoding encoding() {
    return encoding;
  }

  /**
   * Whether data of this type stands in single bytes, behind {@code hex(N):} too. The regedit of NT 4 hands all data to
   * RegSetValueExA, which widens REG_SZ, REG_EXPAND_SZ and REG_MULTI_SZ and stores the rest as it is.
   */
  boolean widens(ValueType type) {
    return this == REGEDIT4 && (type.isString() || type.equals(ValueType.REG_MULTI_SZ));
  }
}
