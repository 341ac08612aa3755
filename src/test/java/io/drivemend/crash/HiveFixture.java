package io.drivemend.crash;

import io.drivemend.hive.HiveBuilder;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.View;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.testing.DirtySoftware;
import io.drivemend.testing.Hives;
import io.drivemend.testing.Registries;
import io.drivemend.testing.SharedHives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Hives with the article's fault: PathName names C:, and Windows is on D:. */
enum HiveFixture {
  /** Version 1.3, one view; gets a REGEDIT4 file besides. */
  NT_4(3, "Windows NT", "4.0", "C:\\WINNT", "D:\\WINNT"),
  /** Version 1.5, two views and so two values. */
  WINDOWS_10(5, "Windows 10 Pro", "6.3", "C:\\Windows", "D:\\Windows"),
  /** Version 1.5, one view, not closed properly: the hive gets larger when its logs are replayed. */
  WINDOWS_XP_DIRTY(5, "", "", "C:\\WINNT", "D:\\WINNT"),
  /** Version 1.5, 1.3 MB, from {@link SharedHives}, where it is at hand; its PathName is set to the letter E:. */
  WINDOWS_7(5, "", "", "E:\\Windows", "C:\\Windows");

  static final String SHARED = "DERIVED_SOFTWARE_win7x64";

  private final int minorVersion;
  private final String product;
  private final String version;
  private final String oldPath;
  private final String newPath;

  HiveFixture(int minorVersion, String product, String version, String oldPath, String newPath) {
    this.minorVersion = minorVersion;
    this.product = product;
    this.version = version;
    this.oldPath = oldPath;
    this.newPath = newPath;
  }

  List<View> views() {
    return switch (this) {
      case NT_4, WINDOWS_XP_DIRTY -> List.of(View.NATIVE);
      case WINDOWS_10, WINDOWS_7 -> List.of(View.VIEW_64, View.VIEW_32);
    };
  }

  String oldPath() {
    return oldPath;
  }

  String newPath() {
    return newPath;
  }

  /** Writes the hive SOFTWARE, and SYSTEM and logs where there are some. */
  void write(Path folder) throws IOException, InterruptedException, DriveMendException {
    Files.createDirectories(folder);
    if (this == WINDOWS_XP_DIRTY) {
      DirtySoftware.in(folder, minorVersion).withEntries();
      return;
    }
    if (this == WINDOWS_7) {
      Files.move(SharedHives.unpack(SHARED, folder), folder.resolve("SOFTWARE"));
      Hives.changePathName(folder.resolve("SOFTWARE"), View.VIEW_64, oldPath);
      Hives.changePathName(folder.resolve("SOFTWARE"), View.VIEW_32, oldPath);
      return;
    }
    InMemoryRegistry registry = new InMemoryRegistry(views());
    for (View view : views()) {
      Registries.currentVersion(registry, view, "ProductName", product);
      Registries.currentVersion(registry, view, "CurrentVersion", version);
      Registries.currentVersion(registry, view, "CurrentBuildNumber", "1381");
      Registries.currentVersion(registry, view, "SystemRoot", newPath);
      Registries.currentVersion(registry, view, "PathName", oldPath);
    }
    Registries.withSystemHive(registry, "CRASH-TEST", "D");
    for (String name : List.of("SYSTEM", "SOFTWARE")) {
      new HiveBuilder(minorVersion).addAll(registry, name).write(folder.resolve(name));
    }
  }
}
