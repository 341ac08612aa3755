package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The content of a cell in use.
 *
 * @param start the content's file offset in bytes
 * @param size the content's size in bytes, with what pads it
 */
record Cell(HiveBytes bytes, long start, int size) {

  /** Reads part of the content; a part that is not within the cell is damage. */
  ByteBuffer read(int from, int length) throws DriveMendException {
    if (length < 0 || from > size - length) {
      throw damaged(Integer.toUnsignedString(length) + " bytes do not fit into the cell's " + size);
    }
    return bytes.read(start + from, length);
  }

  /** Reads a record that begins with a signature of two letters. */
  ByteBuffer read(String signature, int length) throws DriveMendException {
    ByteBuffer content = read(0, length);
    if (!signature.equals(signature(content))) {
      throw damaged("a record \"" + signature + "\" should stand here");
    }
    return content;
  }

  String signature() throws DriveMendException {
    return signature(read(0, 2));
  }

  private static String signature(ByteBuffer content) {
    return "" + (char) (content.get(0) & 0xff) + (char) (content.get(1) & 0xff);
  }

  /**
   * Reads a name.
   *
   * @param length in bytes
   * @param latin1 whether each character has one byte; two otherwise (UTF-16LE)
   */
  String name(int from, int length, boolean latin1) throws DriveMendException {
    if (!latin1 && length % 2 != 0) {
      throw damaged("a UTF-16 name cannot have " + length + " bytes");
    }
    ByteBuffer name = read(from, length);
    if (latin1) {
      return StandardCharsets.ISO_8859_1.decode(name).toString();
    }
    // Units are taken as they are: a name may hold half a surrogate pair, and a decoder would replace it.
    return name.asCharBuffer().toString();
  }

  DriveMendException damaged(String reason) {
    return bytes.damaged(start, reason);
  }
}
