package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import java.nio.charset.StandardCharsets;

/**
 * The content of a cell in use. What is read has to lie within it; what does not is damage.
 *
 * @param start the content's offset in the bins
 * @param size the content's size in bytes, with what pads it
 */
record Cell(HiveBytes bytes, int start, int size) {

  /** A number of four bytes. */
  int int32(int from) throws DriveMendException {
    require(from, Integer.BYTES);
    return bytes.int32(start + from);
  }

  /** A number of eight bytes. */
  long int64(int from) throws DriveMendException {
    require(from, Long.BYTES);
    return bytes.int64(start + from);
  }

  /** A number of one byte, without sign. */
  int uint8(int from) throws DriveMendException {
    require(from, Byte.BYTES);
    return bytes.uint8(start + from);
  }

  /** A number of two bytes, without sign. */
  int uint16(int from) throws DriveMendException {
    require(from, Short.BYTES);
    return bytes.uint16(start + from);
  }

  /** Several numbers of four bytes, one behind the other. */
  int[] int32s(int from, int count, int stride) throws DriveMendException {
    require(from, (long) count * stride);
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = bytes.int32(start + from + i * stride);
    }
    return numbers;
  }

  /** Requires that a run of bytes lies within the cell. */
  void require(int from, long length) throws DriveMendException {
    if (length < 0 || length > size - from) {
      throw damaged(Long.toUnsignedString(length) + " bytes do not fit into the cell's " + size);
    }
  }

  /** Requires a record of a kind that two letters at its beginning tell. */
  Cell require(Signature signature, int length) throws DriveMendException {
    require(0, length);
    if (uint16(0) != signature.code()) {
      throw damaged("a record \"" + signature + "\" should stand here");
    }
    return this;
  }

  /**
   * Reads a name.
   *
   * @param length in bytes
   * @param latin1 whether each character has one byte; two otherwise (UTF-16LE)
   */
  String name(int from, int length, boolean latin1) throws DriveMendException {
    require(from, length);
    if (latin1) {
      byte[] name = new byte[length];
      bytes.copy(start + from, name, 0, length);
      return new String(name, StandardCharsets.ISO_8859_1);
    }
    if (length % 2 != 0) {
      throw damaged("a UTF-16 name cannot have " + length + " bytes");
    }
    return bytes.utf16(start + from, length);
  }

  DriveMendException damaged(String reason) {
    return bytes.damaged(start, reason);
  }
}
