package io.drivemend.hive;

import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.testing.HiveLogs;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a hive that was not closed properly, and its logs, of the bytes that a fuzzer gives. The first byte chooses a seed,
 * the second what is put right and left out; then come edits of eight bytes each.
 */
final class FuzzedLogs {

  private static final int SECTOR = 512;
  private static final int KEEP_HASHES = 0x01;
  private static final int KEEP_SEALS = 0x02;
  private static final int WITHOUT_LOG1 = 0x04;
  private static final int WITHOUT_LOG2 = 0x08;
  private static final int HEADER = 2;
  private static final int EDIT_SIZE = 8;
  private static final int ENTRY_SIGNATURE = 0x454c7648;
  private static final long MOMENT = 0x01D2_9627_F1C8_A860L;

  /** The hive first. */
  private static final List<String> NAMES = List.of("SOFTWARE", "SOFTWARE.LOG1", "SOFTWARE.LOG2", "SOFTWARE.LOG");

  private static final List<byte[][]> SEEDS = List.of(entries(5), vector(3), entries(6), vector(5));

  private final byte[][] files;

  private FuzzedLogs(byte[][] files) {
    this.files = files;
  }

  /** The files by name; one that is missing is not there. */
  static Map<String, byte[]> of(byte[] input) {
    ByteBuffer in = HiveLogs.little(input);
    int kind = input.length < HEADER ? 0 : Byte.toUnsignedInt(in.get());
    int flags = input.length < HEADER ? 0 : Byte.toUnsignedInt(in.get());
    byte[][] seed = SEEDS.get(kind % SEEDS.size());
    FuzzedLogs logs = new FuzzedLogs(Arrays.stream(seed).map(byte[]::clone).toArray(byte[][]::new));
    while (in.remaining() >= EDIT_SIZE) {
      logs.edit(Byte.toUnsignedInt(in.get()), Byte.toUnsignedInt(in.get()), in.getShort(), in.getInt());
    }
    return logs.putRight(flags);
  }

  private void edit(int file, int kind, int place, int operand) {
    byte[] bytes = files[file % files.length];
    if (bytes.length < SECTOR) {
      return;
    }
    int at = place(bytes, Short.toUnsignedInt((short) place));
    ByteBuffer buffer = HiveLogs.little(bytes);
    switch (kind % 8) {
      case 0 -> buffer.putInt(at, operand);
      case 1 -> buffer.putInt(at, buffer.getInt(at) + (byte) operand);
      case 2 -> buffer.putInt(at, operand & 0xf);
      case 3 -> buffer.putInt(at, operand << 9);
      case 4 -> buffer.putInt(at, operand << 12);
      case 5 -> buffer.put(at, (byte) operand);
      case 6 -> buffer.putInt(at, buffer.getInt(place(bytes, operand & 0xffff)));
      default -> files[file % files.length] = Arrays.copyOf(bytes, (operand & 0x7f) * SECTOR / 4);
    }
  }

  /** All that logs are told by stands at the beginning of a sector. */
  private static int place(byte[] bytes, int number) {
    return (number >> 4) % (bytes.length / SECTOR) * SECTOR + number % 16 * Integer.BYTES;
  }

  private Map<String, byte[]> putRight(int flags) {
    Map<String, byte[]> named = new LinkedHashMap<>();
    for (int i = 0; i < files.length; i++) {
      boolean isLog = i > 0;
      if (isLog && (flags & KEEP_HASHES) == 0) {
        putHashesRight(files[i]);
      }
      if (files[i].length >= SECTOR && (flags & KEEP_SEALS) == 0) {
        HiveLogs.sealed(files[i]);
      }
      boolean isLeftOut =
          (i == 1 && (flags & WITHOUT_LOG1) != 0) || (i == 2 && (flags & WITHOUT_LOG2) != 0) || (isLog && files[i].length == 0);
      if (!isLeftOut) {
        named.put(NAMES.get(i), files[i]);
      }
    }
    return named;
  }

  private static void putHashesRight(byte[] log) {
    ByteBuffer buffer = HiveLogs.little(log);
    for (int at = SECTOR; at <= log.length - SECTOR; ) {
      int size = buffer.getInt(at + 4);
      boolean isEntry = buffer.getInt(at) == ENTRY_SIGNATURE && size >= SECTOR && size % 4 == 0 && size <= log.length - at;
      if (isEntry) {
        System.arraycopy(HiveLogs.hashed(Arrays.copyOfRange(log, at, at + size)), 0, log, at, size);
      }
      at += isEntry ? size : SECTOR;
    }
  }

  private static byte[][] entries(int minorVersion) {
    byte[][] states = states(minorVersion);
    return new byte[][] {
      HiveLogs.dirty(states[0], 6, 5, MOMENT),
      HiveLogs.log(head(states[0], 10), HiveLogs.entry(10, states[0], states[1])),
      HiveLogs.log(
          head(states[1], 11), HiveLogs.entry(11, states[1], states[2]), HiveLogs.entry(12, states[2], states[3])),
      new byte[0]
    };
  }

  private static byte[] head(byte[] hive, int sequence) {
    return HiveLogs.head(hive, HiveLogs.NEW, sequence, MOMENT);
  }

  private static byte[][] vector(int minorVersion) {
    byte[][] states = states(minorVersion);
    byte[] log = HiveLogs.dirtyVectorLog(HiveLogs.head(states[3], HiveLogs.OLD, 6, MOMENT), states[0], states[3]);
    return new byte[][] {HiveLogs.dirty(states[0], 6, 5, MOMENT), new byte[0], new byte[0], log};
  }

  /** What a hive went through: a value changes, a key comes, and the hive grows. */
  private static byte[][] states(int minorVersion) {
    byte[][] states = new byte[4][];
    for (int state = 0; state < states.length; state++) {
      HiveBuilder hive = SeedHives.small(minorVersion);
      hive.put("Key", RegistryValue.string("SystemRoot", ValueType.REG_SZ, (state == 0 ? "C:" : "D:") + "\\WINNT"));
      if (state > 1) {
        hive.key("Key\\Later");
      }
      if (state > 2) {
        hive.put("Key", new RegistryValue("Grown", ValueType.REG_BINARY, new byte[5000]));
      }
      states[state] = SeedHives.bytes(hive);
    }
    return states;
  }
}
