package io.drivemend.hive;

import io.drivemend.hive.format.BaseBlock;
import io.drivemend.hive.format.Regf;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a hive of the bytes that a fuzzer gives. The first byte chooses how:
 *
 * <ul>
 *   <li>below 128, a seed; then come edits of seven bytes each, so that a short input is a whole hive with damage at
 *       places that mean something;
 *   <li>from 128 on, the rest is the hive itself: the used half kilobyte of its base block, then its bins.
 * </ul>
 *
 * The second byte says what is put right afterwards, so that damage gets past the base block and the heads of bins.
 */
final class FuzzedHive {

  private static final int RAW = 0x80;
  private static final int KEEP_CHECKSUM = 0x01;
  private static final int KEEP_SEQUENCES = 0x02;
  private static final int KEEP_BINS_SIZE = 0x04;
  private static final int KEEP_BIN_HEADS = 0x08;
  private static final int HEADER = 2;
  private static final int EDIT_SIZE = 7;
  private static final int BIN_SIGNATURE = 0x6e696268;
  private static final int LARGEST = 1 << 20;

  private static final List<Seed> SEEDS = SeedHives.all().stream().map(Seed::of).toList();

  private FuzzedHive() {}

  static byte[] of(byte[] input) {
    ByteBuffer in = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
    if (input.length < HEADER) {
      return input.clone();
    }
    int kind = Byte.toUnsignedInt(in.get());
    int flags = Byte.toUnsignedInt(in.get());
    return kind < RAW ? edited(seed(kind), in, flags) : raw(in, flags);
  }

  /** The seeds in the second form, for a corpus. */
  static List<byte[]> rawSeeds() {
    return SEEDS.stream().map(seed -> rawInput(seed.bytes())).toList();
  }

  private static byte[] rawInput(byte[] hive) {
    int bins = hive.length - Regf.BASE_BLOCK_SIZE;
    byte[] input = new byte[HEADER + BaseBlock.USED_SIZE + bins];
    input[0] = (byte) RAW;
    System.arraycopy(hive, 0, input, HEADER, BaseBlock.USED_SIZE);
    System.arraycopy(hive, Regf.BASE_BLOCK_SIZE, input, HEADER + BaseBlock.USED_SIZE, bins);
    return input;
  }

  /** Large ones come last, and seldom, because each takes as long as many small ones. */
  private static Seed seed(int kind) {
    int rare = RAW - 1 - kind;
    return SEEDS.get(rare < SeedHives.LARGE ? SEEDS.size() - 1 - rare : kind % (SEEDS.size() - SeedHives.LARGE));
  }

  private static byte[] raw(ByteBuffer in, int flags) {
    int base = Math.min(in.remaining(), BaseBlock.USED_SIZE);
    int bins = Math.min(in.remaining() - base, LARGEST);
    byte[] hive = new byte[Regf.BASE_BLOCK_SIZE + Math.ceilDiv(bins, Regf.BIN_ALIGNMENT) * Regf.BIN_ALIGNMENT];
    in.get(hive, 0, base).get(hive, Regf.BASE_BLOCK_SIZE, bins);
    return putRight(hive, flags);
  }

  private static byte[] edited(Seed seed, ByteBuffer in, int flags) {
    byte[] bytes = seed.bytes().clone();
    ByteBuffer hive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (in.remaining() >= EDIT_SIZE) {
      int kind = Byte.toUnsignedInt(in.get());
      edit(seed, hive, kind, seed.place(Short.toUnsignedInt(in.getShort())), in.getInt());
    }
    return putRight(bytes, flags);
  }

  private static void edit(Seed seed, ByteBuffer hive, int kind, int place, int operand) {
    switch (kind % 8) {
      case 0 -> hive.putInt(place, operand);
      case 1 -> hive.putShort(place, (short) operand);
      case 2 -> hive.put(place, (byte) operand);
      case 3 -> hive.putInt(place, seed.cell(operand));
      case 4 -> hive.putInt(place, seed.cell(operand) + (operand >> 28) * 4);
      case 5 -> hive.putInt(place, hive.getInt(seed.place(operand)));
      case 6 -> hive.putInt(place, hive.getInt(place) + (byte) operand);
      default -> hive.putShort(place, hive.getShort(seed.place(operand)));
    }
  }

  private static byte[] putRight(byte[] bytes, int flags) {
    ByteBuffer hive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if ((flags & KEEP_BINS_SIZE) == 0) {
      hive.putInt(BaseBlock.BINS_SIZE, bytes.length - Regf.BASE_BLOCK_SIZE);
    }
    if ((flags & KEEP_SEQUENCES) == 0) {
      hive.putInt(BaseBlock.SECONDARY_SEQUENCE, hive.getInt(BaseBlock.PRIMARY_SEQUENCE));
    }
    if ((flags & KEEP_BIN_HEADS) == 0) {
      putBinsRight(hive);
    }
    if ((flags & KEEP_CHECKSUM) == 0) {
      hive.putInt(BaseBlock.CHECKSUM, BaseBlock.checksum(hive));
    }
    return bytes;
  }

  private static void putBinsRight(ByteBuffer hive) {
    for (int bin = Regf.BASE_BLOCK_SIZE; bin < hive.limit(); ) {
      int size = hive.getInt(bin + 8);
      int room = hive.limit() - bin;
      boolean fits = size > 0 && size % Regf.BIN_ALIGNMENT == 0 && size <= room;
      hive.putInt(bin, BIN_SIGNATURE).putInt(bin + 4, bin - Regf.BASE_BLOCK_SIZE);
      hive.putInt(bin + 8, fits ? size : Regf.BIN_ALIGNMENT);
      bin += hive.getInt(bin + 8);
    }
  }

  /**
   * A hive to be damaged.
   *
   * @param places file offsets of fields: in the base block, the heads of bins, the sizes and the contents of cells
   * @param cells the offsets of the cells in the bins
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Seed(byte[] bytes, int[] places, int[] cells) {

    private static final int FIELDS = 80;

    static Seed of(byte[] bytes) {
      int[] places = new int[bytes.length];
      int[] cells = new int[bytes.length / Regf.CELL_ALIGNMENT];
      int placeCount = 0;
      int cellCount = 0;
      for (int field = 0; field < 48; field += 4) {
        places[placeCount++] = field;
      }
      places[placeCount++] = 144;
      ByteBuffer hive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = Regf.BASE_BLOCK_SIZE; at < bytes.length; ) {
        if (hive.getInt(at) == BIN_SIGNATURE) {
          for (int field = 0; field < 12; field += 4) {
            places[placeCount++] = at + field;
          }
          at += Regf.BIN_HEADER_SIZE;
        } else {
          int size = Math.abs(hive.getInt(at));
          cells[cellCount++] = at - Regf.BASE_BLOCK_SIZE;
          for (int field = 0; field < Math.min(size - 2, FIELDS); field += 2) {
            places[placeCount++] = at + field;
          }
          at += size;
        }
      }
      return new Seed(bytes, Arrays.copyOf(places, placeCount), Arrays.copyOf(cells, cellCount));
    }

    int place(int number) {
      return places[Integer.remainderUnsigned(number, places.length)];
    }

    int cell(int number) {
      return cells[Integer.remainderUnsigned(number, cells.length)];
    }
  }
}
