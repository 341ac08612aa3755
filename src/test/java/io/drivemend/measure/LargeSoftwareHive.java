package io.drivemend.measure;

import io.drivemend.hive.HiveBuilder;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A SOFTWARE hive with very many keys. They are made after what fills a real one: classes, components of installed programs
 * and their entries in the list of programs, each a GUID with a few paths, switches and short records, about 100 bytes for
 * each value with its share of the keys. The same number gives the same hive.
 */
public final class LargeSoftwareHive {

  private static final int WINDOWS_10 = 5;
  private static final int VALUES_OF_KEY = 6;
  private static final int KEYS_OF_FOLDER = 2000;
  private static final List<String> FOLDERS =
      List.of(
          "Classes\\CLSID",
          "Classes\\Interface",
          "Microsoft\\Windows\\CurrentVersion\\Installer\\UserData\\S-1-5-18\\Components",
          "Microsoft\\Windows\\CurrentVersion\\Uninstall");

  private final Random random = new Random(1_000_000);

  private LargeSoftwareHive() {}

  /** Takes the number of values and the file to write, which must not exist. */
  public static void main(String[] arguments) throws IOException {
    new LargeSoftwareHive().write(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
  }

  private void write(int values, Path file) throws IOException {
    HiveBuilder builder = new HiveBuilder(WINDOWS_10);
    RegistryValue pathName = RegistryValue.string("PathName", ValueType.REG_SZ, "C:\\Windows");
    builder.put("Microsoft\\Windows NT\\CurrentVersion", pathName);
    builder.put(
        "Microsoft\\Windows NT\\CurrentVersion", RegistryValue.string("SystemRoot", ValueType.REG_SZ, "C:\\Windows"));
    for (int key = 0; key < values / VALUES_OF_KEY; key++) {
      String folder = FOLDERS.get(key % FOLDERS.size()) + "\\" + key / KEYS_OF_FOLDER;
      addKey(builder, folder + "\\{" + guid() + "}");
    }
    builder.write(file);
  }

  private void addKey(HiveBuilder builder, String key) {
    String file = String.format(Locale.ROOT, "C:\\Program Files\\Example\\lib%06d.dll", random.nextInt(1_000_000));
    builder.put(key, RegistryValue.string("", ValueType.REG_SZ, file));
    builder.put(key, RegistryValue.string("Source", ValueType.REG_EXPAND_SZ, "%SystemRoot%\\Installer"));
    builder.put(key, number("Version"));
    builder.put(key, number("Language"));
    builder.put(key, number("Flags"));
    byte[] data = new byte[8 + random.nextInt(40)];
    random.nextBytes(data);
    builder.put(key, new RegistryValue("Signature", ValueType.REG_BINARY, data));
  }

  private RegistryValue number(String name) {
    byte[] data = ByteBuffer.allocate(Integer.BYTES).putInt(random.nextInt()).array();
    return new RegistryValue(name, ValueType.REG_DWORD, data);
  }

  private String guid() {
    return String.format(
        Locale.ROOT, "%08X-%04X-%04X-%016X", random.nextInt(), random.nextInt(1 << 16), random.nextInt(1 << 16),
        random.nextLong());
  }
}
