package io.drivemend.hive.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The hash that guards a log entry (specification: Log entries, notes 1 to 3). Data may come in pieces; all but the last
 * have a length that four divides.
 */
final class Marvin32 {

  /** The seed of the registry. Its bytes, as the specification lists them, make a number from the left. */
  static final long REGISTRY_SEED = 0x82EF4D887A4E55C5L;

  private int low;
  private int high;

  Marvin32(long seed) {
    low = (int) seed;
    high = (int) (seed >>> 32);
  }

  static long hash(long seed, ByteBuffer data) {
    Marvin32 hash = new Marvin32(seed);
    hash.update(data);
    return hash.finish(data);
  }

  /** Takes as many groups of four bytes as the buffer has, and leaves the rest in it. */
  void update(ByteBuffer data) {
    ByteBuffer numbers = data.order(ByteOrder.LITTLE_ENDIAN);
    while (numbers.remaining() >= Integer.BYTES) {
      mix(numbers.getInt());
    }
  }

  /**
   * The hash of all that was taken.
   *
   * @param rest the last bytes, three at the most
   */
  long finish(ByteBuffer rest) {
    int last = 0;
    int shift = 0;
    for (; rest.hasRemaining(); shift += Byte.SIZE) {
      last |= Byte.toUnsignedInt(rest.get()) << shift;
    }
    mix(last | 0x80 << shift); // one more byte, as the algorithm pads
    mix(0);
    return Integer.toUnsignedLong(high) << 32 | Integer.toUnsignedLong(low);
  }

  private void mix(int number) {
    low += number;
    high ^= low;
    low = Integer.rotateLeft(low, 20) + high;
    high = Integer.rotateLeft(high, 9) ^ low;
    low = Integer.rotateLeft(low, 27) + high;
    high = Integer.rotateLeft(high, 19);
  }
}
