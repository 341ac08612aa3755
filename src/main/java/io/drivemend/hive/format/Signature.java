package io.drivemend.hive.format;

import org.jspecify.annotations.Nullable;

/** The two letters that a record begins with (specification: Cell). */
enum Signature {
  KEY_NODE("nk"),
  KEY_VALUE("vk"),
  KEY_SECURITY("sk"),
  INDEX_LEAF("li"),
  FAST_LEAF("lf"),
  HASH_LEAF("lh"),
  INDEX_ROOT("ri"),
  BIG_DATA("db");

  private final String letters;
  private final int code;

  Signature(String letters) {
    this.letters = letters;
    this.code = letters.charAt(0) | letters.charAt(1) << Byte.SIZE;
  }

  /** The letters as a number of two bytes. */
  int code() {
    return code;
  }

  /** The letters that a number stands for. */
  static @Nullable Signature of(int code) {
    for (Signature signature : values()) {
      if (signature.code == code) {
        return signature;
      }
    }
    return null;
  }

  /** Whether it is a list of subkeys with a number beside each that is made of its name. */
  boolean isHintedLeaf() {
    return this == FAST_LEAF || this == HASH_LEAF;
  }

  @Override
  public String toString() {
    return letters;
  }
}
