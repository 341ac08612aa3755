package io.drivemend.hive;

import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import java.io.IOException;
import java.nio.file.Path;

/** A SOFTWARE hive with the article's fault in both views: PathName names C:, and Windows is on D:. */
final class ArticleHive {

  static final KeyPath KEY = KeyPath.CURRENT_VERSION;

  private static final String CURRENT_VERSION = "Microsoft\\Windows NT\\CurrentVersion";

  private ArticleHive() {}

  static Path write(Path folder, int minorVersion, RegistryValue pathName) throws IOException {
    Path file = folder.resolve("SOFTWARE");
    RegistryValue systemRoot = RegistryValue.string("SystemRoot", ValueType.REG_SZ, "D:\\WINNT");
    new HiveBuilder(minorVersion)
        .put(CURRENT_VERSION, pathName)
        .put(CURRENT_VERSION, systemRoot)
        .put("Wow6432node\\" + CURRENT_VERSION, pathName)
        .put("Wow6432node\\" + CURRENT_VERSION, systemRoot)
        .write(file);
    return file;
  }

  static Path write(Path folder) throws IOException {
    return write(folder, 5, pathName("C:\\WINNT"));
  }

  static RegistryValue pathName(String path) {
    return RegistryValue.string("PathName", ValueType.REG_SZ, path);
  }

  static ValueChange change(View view, RegistryValue before, RegistryValue after) {
    return new ValueChange(new ValueLocation(view, KEY, before.name()), before, after);
  }

  /** The repair of {@link #write(Path)} in the 64-bit view. */
  static ValueChange repair() {
    return change(View.VIEW_64, pathName("C:\\WINNT"), pathName("D:\\WINNT"));
  }
}
