package io.drivemend.hive;

import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small sound hives of every version, from which damaged ones are made. Each has a value to repair in two views. */
final class SeedHives {

  /** What a repair changes. */
  static final List<ValueLocation> REPAIRED =
      List.of(
          new ValueLocation(View.VIEW_64, KeyPath.of("SOFTWARE\\Key"), "PathName"),
          new ValueLocation(View.VIEW_32, KeyPath.of("SOFTWARE\\Key"), "PathName"));

  /** How many of them are large; they come last. */
  static final int LARGE = 2;

  private SeedHives() {}

  /** All of them, each the bytes of a file. */
  static List<byte[]> all() {
    List<byte[]> hives = new ArrayList<>();
    for (int minorVersion = 1; minorVersion <= 6; minorVersion++) {
      hives.add(bytes(small(minorVersion)));
    }
    for (int minorVersion : new int[] {3, 5}) {
      hives.add(bytes(large(minorVersion)));
    }
    return hives;
  }

  /** One bin, with what fits into it. */
  static HiveBuilder small(int minorVersion) {
    return new HiveBuilder(minorVersion)
        .put("Key", pathName())
        .put("Key", new RegistryValue("", ValueType.REG_DWORD, new byte[4]))
        .put("Key", new RegistryValue("größe 名前", ValueType.REG_BINARY, new byte[9]))
        .key("Key\\キー\\Ebene")
        .key("Many\\one")
        .key("Many\\Three")
        .key("many\\two")
        .put("Wow6432node\\Key", pathName());
  }

  /** A list of lists, and data in segments where the version has them. */
  private static HiveBuilder large(int minorVersion) {
    HiveBuilder builder = small(minorVersion).put("Key", new RegistryValue("Large", ValueType.REG_BINARY, new byte[33_000]));
    for (int i = 0; i < 501; i++) {
      builder.key("Many\\" + i);
    }
    return builder;
  }

  private static RegistryValue pathName() {
    return RegistryValue.string("PathName", ValueType.REG_SZ, "C:\\WINNT");
  }

  static byte[] bytes(HiveBuilder builder) {
    try {
      Path folder = Files.createTempDirectory("drivemend-seeds");
      Path file = folder.resolve("SOFTWARE");
      builder.write(file);
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
