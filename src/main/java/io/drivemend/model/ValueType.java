package io.drivemend.model;

import java.util.List;

/**
 * A registry value's type. Not an enum, because hives hold numbers that no documentation names and a backup has to keep
 * them.
 *
 * @param code the number as the registry stores it, an unsigned 32-bit integer
 */
public record ValueType(int code) {

  public static final ValueType REG_NONE = new ValueType(0);
  public static final ValueType REG_SZ = new ValueType(1);
  public static final ValueType REG_EXPAND_SZ = new ValueType(2);
  public static final ValueType REG_BINARY = new ValueType(3);
  public static final ValueType REG_DWORD = new ValueType(4);
  public static final ValueType REG_MULTI_SZ = new ValueType(7);
  public static final ValueType REG_QWORD = new ValueType(11);

  private static final List<String> NAMES =
      List.of(
          "REG_NONE",
          "REG_SZ",
          "REG_EXPAND_SZ",
          "REG_BINARY",
          "REG_DWORD",
          "REG_DWORD_BIG_ENDIAN",
          "REG_LINK",
          "REG_MULTI_SZ",
          "REG_RESOURCE_LIST",
          "REG_FULL_RESOURCE_DESCRIPTOR",
          "REG_RESOURCE_REQUIREMENTS_LIST",
          "REG_QWORD");

  /** Whether the data is one UTF-16LE string. */
  public boolean isString() {
    return equals(REG_SZ) || equals(REG_EXPAND_SZ);
  }

  /** {@code REG_SZ} and so on; {@code type 0x1234} for a number without a name. */
  @Override
  public String toString() {
    return code >= 0 && code < NAMES.size() ? NAMES.get(code) : "type 0x" + Integer.toHexString(code);
  }
}
