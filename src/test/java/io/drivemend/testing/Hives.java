package io.drivemend.testing;

import io.drivemend.hive.HiveBuilder;
import io.drivemend.hive.HiveRegistry;
import io.drivemend.hive.HiveWriter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.View;
import io.drivemend.registry.InMemoryRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Hive files with known content. */
public final class Hives {

  private static final int WINDOWS_10 = 5;

  private Hives() {}

  /** Writes the SOFTWARE and SYSTEM hives of a registry side by side, and gives the former. */
  public static Path write(Path folder, InMemoryRegistry registry) throws IOException, DriveMendException {
    Files.createDirectories(folder);
    for (String name : List.of("SYSTEM", "SOFTWARE")) {
      new HiveBuilder(WINDOWS_10).addAll(registry, name).write(folder.resolve(name));
    }
    return folder.resolve("SOFTWARE");
  }

  /** Writes a hive whose first bin has lost its signature. */
  public static Path writeDamaged(Path folder, InMemoryRegistry registry) throws IOException, DriveMendException {
    Path hive = write(folder, registry);
    byte[] bytes = Files.readAllBytes(hive);
    bytes[4096] = 0;
    Files.write(hive, bytes);
    return hive;
  }

  /** What PathName says in a hive. */
  public static String pathName(Path software, View view) throws DriveMendException {
    try (HiveRegistry registry = HiveRegistry.open(software, Optional.empty())) {
      return registry.value(Registries.pathName(view)).orElseThrow().text().orElseThrow();
    }
  }

  /** Changes PathName as another program would, to a path of the same length. */
  public static void changePathName(Path software, View view, String path) throws DriveMendException {
    try (HiveRegistry registry = HiveRegistry.open(software, Optional.empty())) {
      RegistryValue before = registry.value(Registries.pathName(view)).orElseThrow();
      RegistryValue after = RegistryValue.string(before.name(), before.type(), path);
      new HiveWriter(software).write(List.of(new ValueChange(Registries.pathName(view), before, after)));
    }
  }
}
