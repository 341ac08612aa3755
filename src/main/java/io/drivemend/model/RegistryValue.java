package io.drivemend.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One value of a key: its name, type and exact bytes. The empty name is the key's default value.
 *
 * <p>Names are compared without regard to case by {@link #isNamed}; {@link #equals} compares everything exactly.
 */
public final class RegistryValue {

  private final String name;
  private final ValueType type;
  private final byte[] data;

  /**
   * @param data the bytes as the registry holds them; copied
   */
  public RegistryValue(String name, ValueType type, byte[] data) {
    this.name = name;
    this.type = type;
    this.data = data.clone();
  }

  /** A string value as Setup writes it: UTF-16LE with its terminator. */
  public static RegistryValue string(String name, ValueType type, String text) {
    return new RegistryValue(name, type, (text + '\0').getBytes(StandardCharsets.UTF_16LE));
  }

  public String name() {
    return name;
  }

  public ValueType type() {
    return type;
  }

  /** A copy of the bytes. */
  public byte[] data() {
    return data.clone();
  }

  /** The number of bytes. */
  public int size() {
    return data.length;
  }

  public boolean isNamed(String other) {
    return name.toUpperCase(Locale.ROOT).equals(other.toUpperCase(Locale.ROOT));
  }

  /**
   * The text of a well-formed string value: type REG_SZ or REG_EXPAND_SZ, an even number of bytes, one NUL and that at
   * the end. Empty for anything else, because what a program makes of such bytes cannot be known.
   */
  public Optional<String> text() {
    if (!type.isString() || data.length < 2 || data.length % 2 != 0) {
      return Optional.empty();
    }
    int end = firstNul();
    if (end != data.length - Character.BYTES) {
      return Optional.empty();
    }
    return Optional.of(decode(end));
  }

  /** Nearly all text is Latin-1, which needs no decoder. */
  private String decode(int end) {
    byte[] latin1 = new byte[end / Character.BYTES];
    for (int i = 0; i < latin1.length; i++) {
      if (data[Character.BYTES * i + 1] != 0) {
        return new String(data, 0, end, StandardCharsets.UTF_16LE);
      }
      latin1[i] = data[Character.BYTES * i];
    }
    return new String(latin1, StandardCharsets.ISO_8859_1);
  }

  /** Where the first NUL character begins, or the number of bytes. */
  private int firstNul() {
    int at = 0;
    while (at < data.length && (data[at] | data[at + 1]) != 0) {
      at += Character.BYTES;
    }
    return at;
  }

  /** The text for people, or where there is none how much data there is: {@code 12 bytes}. */
  public String textOrSize() {
    return text().orElse(data.length + " bytes");
  }

  /** The same name and type with other bytes. */
  public RegistryValue withData(byte[] other) {
    return new RegistryValue(name, type, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegistryValue value
        && name.equals(value.name)
        && type.equals(value.type)
        && Arrays.equals(data, value.data);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return name + " (" + type + ", " + data.length + " bytes)" + text().map(text -> " " + text).orElse("");
  }
}
