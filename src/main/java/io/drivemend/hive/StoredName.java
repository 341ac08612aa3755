package io.drivemend.hive;

import io.drivemend.hive.format.Layout;
import java.nio.charset.StandardCharsets;

/**
 * A key's or value's name as a hive stores it.
 *
 * @param latin1 whether each character has one byte, as the record's flags must say; two otherwise (UTF-16LE)
 */
record StoredName(String name, boolean latin1) {

  private static final int LARGEST = 0xffff;

  static StoredName of(String name, Layout layout) {
    boolean latin1 = layout.hasCompressedNames() && name.chars().allMatch(unit -> unit <= 0xff);
    StoredName stored = new StoredName(name, latin1);
    if (stored.size() > LARGEST) {
      throw new IllegalArgumentException("a name of " + stored.size() + " bytes does not fit into a hive");
    }
    return stored;
  }

  /** The number of bytes. */
  int size() {
    return latin1 ? name.length() : name.length() * Character.BYTES;
  }

  byte[] bytes() {
    if (latin1) {
      return name.getBytes(StandardCharsets.ISO_8859_1);
    }
    // Unit by unit: an encoder would replace half a surrogate pair.
    byte[] bytes = new byte[size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (name.charAt(i / 2) >> (i % 2 * Byte.SIZE));
    }
    return bytes;
  }
}
