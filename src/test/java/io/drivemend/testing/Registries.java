package io.drivemend.testing;

import static io.drivemend.model.ValueType.REG_BINARY;
import static io.drivemend.model.ValueType.REG_DWORD;
import static io.drivemend.model.ValueType.REG_SZ;

import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import io.drivemend.registry.InMemoryRegistry;
import java.util.List;

/** Registries with known content. */
public final class Registries {

  public static final ValueLocation PATH_NAME_64 = pathName(View.VIEW_64);
  public static final ValueLocation PATH_NAME_32 = pathName(View.VIEW_32);

  private Registries() {}

  /** Where PathName stands in a view. */
  public static ValueLocation pathName(View view) {
    return new ValueLocation(view, KeyPath.CURRENT_VERSION, "PathName");
  }

  /** A Windows 10 that booted from D:, whose PathName is given for both views. */
  public static InMemoryRegistry windows10OnD(String pathName) {
    InMemoryRegistry registry = new InMemoryRegistry(List.of(View.VIEW_64, View.VIEW_32));
    for (View view : registry.views()) {
      currentVersion(registry, view, "ProductName", "Windows 10 Pro");
      currentVersion(registry, view, "CurrentVersion", "6.3");
      currentVersion(registry, view, "CurrentBuildNumber", "19045");
      currentVersion(registry, view, "SystemRoot", "D:\\Windows");
      currentVersion(registry, view, "PathName", pathName);
    }
    return registry;
  }

  /** Sets a string of the CurrentVersion key. */
  public static InMemoryRegistry currentVersion(InMemoryRegistry registry, View view, String name, String text) {
    return registry.put(view, KeyPath.CURRENT_VERSION, RegistryValue.string(name, REG_SZ, text));
  }

  /** Adds a SYSTEM hive with a control set, a computer name and a list of drive letters on an MBR disk. */
  public static InMemoryRegistry withSystemHive(InMemoryRegistry registry, String machine, String letters) {
    View view = registry.views().getFirst();
    registry.put(view, KeyPath.of("SYSTEM\\Select"), new RegistryValue("Current", REG_DWORD, new byte[] {2, 0, 0, 0}));
    registry.put(
        view,
        KeyPath.of("SYSTEM\\ControlSet002\\Control\\ComputerName\\ComputerName"),
        RegistryValue.string("ComputerName", REG_SZ, machine));
    letters
        .chars()
        .mapToObj(letter -> "\\DosDevices\\" + (char) letter + ":")
        .map(name -> new RegistryValue(name, REG_BINARY, new byte[12]))
        .forEach(value -> registry.put(view, KeyPath.of("SYSTEM\\MountedDevices"), value));
    return registry;
  }
}
