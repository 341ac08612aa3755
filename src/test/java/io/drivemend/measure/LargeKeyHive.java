package io.drivemend.measure;

import io.drivemend.hive.HiveBuilder;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * A SOFTWARE hive with one key of very many values. They are made after what fills such keys in practice: the lists of
 * shared libraries (a path as the name, a count as the data), of components (a packed GUID and a path), of file
 * associations, of fonts, of small binary records. The same number gives the same hive.
 */
public final class LargeKeyHive {

  /** The key with the values. */
  public static final KeyPath KEY = KeyPath.of("SOFTWARE\\Large");

  private static final int WINDOWS_10 = 5;
  private static final int LARGEST_RECORD = 200;

  private final Random random = new Random(100_000);

  private LargeKeyHive() {}

  /** Takes the number of values and the file to write, which must not exist. */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[1]), Integer.parseInt(arguments[0]));
  }

  /** Writes such a hive to a file that does not exist yet. */
  public static void write(Path hive, int values) throws IOException {
    LargeKeyHive content = new LargeKeyHive();
    HiveBuilder builder = new HiveBuilder(WINDOWS_10);
    for (int i = 0; i < values; i++) {
      builder.put(KEY.belowHive().getFirst(), content.value(i));
    }
    builder.write(hive);
  }

  private RegistryValue value(int i) {
    String file = String.format(Locale.ROOT, "C:\\Program Files\\Common Files\\Example\\lib%06d.dll", i);
    return switch (i % 6) {
      case 0, 1 -> new RegistryValue(file, ValueType.REG_DWORD, new byte[] {(byte) (1 + random.nextInt(9)), 0, 0, 0});
      case 2 -> RegistryValue.string(guid(), ValueType.REG_SZ, file);
      case 3 -> RegistryValue.string(guid(), ValueType.REG_EXPAND_SZ, "%SystemRoot%\\System32\\" + i + ".dll");
      case 4 -> RegistryValue.string("Font " + i + " (TrueType)", ValueType.REG_MULTI_SZ, "Regular\0Bold\0Über\0");
      default -> record(String.format(Locale.ROOT, "MRU%06d", i));
    };
  }

  private RegistryValue record(String name) {
    byte[] data = new byte[random.nextInt(LARGEST_RECORD)];
    random.nextBytes(data);
    return new RegistryValue(name, ValueType.REG_BINARY, data);
  }

  private String guid() {
    return String.format(Locale.ROOT, "%016X%016X", random.nextLong(), random.nextLong());
  }
}
