package io.drivemend.regfile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The smallest hive that other programs add keys to: a base block and one bin with a root key and its security cell.
 * Laid out by hand after the specification (msuhanov/regf): these tests need none of our code for hives.
 */
final class EmptyHive {

  private static final int BLOCK = 4096;
  private static final int ROOT_CELL = 0x20;
  private static final int ROOT_CELL_SIZE = 88;
  private static final int SECURITY_CELL = ROOT_CELL + ROOT_CELL_SIZE;
  private static final int SECURITY_CELL_SIZE = 48;
  private static final int FREE_CELL = SECURITY_CELL + SECURITY_CELL_SIZE;
  private static final int NOWHERE = -1;

  private EmptyHive() {}

  static byte[] bytes() {
    ByteBuffer hive = ByteBuffer.allocate(2 * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    baseBlock(hive);
    ByteBuffer bin = hive.slice(BLOCK, BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    bin.put(0, ascii("hbin")).putInt(8, BLOCK);
    rootKey(bin.slice(ROOT_CELL, ROOT_CELL_SIZE).order(ByteOrder.LITTLE_ENDIAN));
    security(bin.slice(SECURITY_CELL, SECURITY_CELL_SIZE).order(ByteOrder.LITTLE_ENDIAN));
    bin.putInt(FREE_CELL, BLOCK - FREE_CELL);
    return hive.array();
  }

  private static void baseBlock(ByteBuffer block) {
    block.put(0, ascii("regf")).putInt(4, 1).putInt(8, 1).putInt(20, 1).putInt(24, 5).putInt(32, 1);
    block.putInt(36, ROOT_CELL).putInt(40, BLOCK).putInt(44, 1);
    int checksum = 0;
    for (int offset = 0; offset < 508; offset += 4) {
      checksum ^= block.getInt(offset);
    }
    block.putInt(508, checksum);
  }

  private static void rootKey(ByteBuffer cell) {
    cell.putInt(0, -ROOT_CELL_SIZE).put(4, ascii("nk")).putShort(6, (short) 0x2C);
    cell.putInt(20, NOWHERE).putInt(32, NOWHERE).putInt(36, NOWHERE).putInt(44, NOWHERE);
    cell.putInt(48, SECURITY_CELL).putInt(52, NOWHERE).putShort(76, (short) 4).put(80, ascii("ROOT"));
  }

  /** One security descriptor, self-relative and empty. */
  private static void security(ByteBuffer cell) {
    cell.putInt(0, -SECURITY_CELL_SIZE).put(4, ascii("sk")).putInt(8, SECURITY_CELL).putInt(12, SECURITY_CELL);
    cell.putInt(16, 1).putInt(20, 20).putShort(24, (short) 1).putShort(26, (short) 0x8000);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
