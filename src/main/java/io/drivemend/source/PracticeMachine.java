package io.drivemend.source;

import static io.drivemend.model.ValueType.REG_BINARY;
import static io.drivemend.model.ValueType.REG_DWORD;
import static io.drivemend.model.ValueType.REG_EXPAND_SZ;
import static io.drivemend.model.ValueType.REG_SZ;

import io.drivemend.files.IoReason;
import io.drivemend.files.OwnerOnly;
import io.drivemend.hive.HiveBuilder;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.View;
import io.drivemend.registry.InMemoryRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A small registry with the fault of article Q267929: a Windows 2000 whose system drive became D:, while PathName still
 * says C:. The program's real code reads and repairs it; nobody needs it.
 */
final class PracticeMachine {

  /** The format of Windows 2000 and XP. */
  private static final int MINOR_VERSION = 3;

  private static final KeyPath CONTROL_SET = KeyPath.of("SYSTEM\\ControlSet001");

  private final Path folder;

  PracticeMachine(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  Path software() {
    return folder.resolve("SOFTWARE");
  }

  Path system() {
    return folder.resolve("SYSTEM");
  }

  void makeIfMissing() throws DriveMendException {
    if (!Files.exists(software()) || !Files.exists(system())) {
      make();
    }
  }

  void make() throws DriveMendException {
    try {
      // Above it stands the folder that holds the backups, too, so nobody else may write there.
      new OwnerOnly().createAll(folder);
      InMemoryRegistry registry = registry();
      for (Path file : List.of(software(), system())) {
        Files.deleteIfExists(file);
        new HiveBuilder(MINOR_VERSION).addAll(registry, String.valueOf(file.getFileName())).write(file);
      }
    } catch (IOException e) {
      throw Problem.WRITE_FAILED.causedBy(e, folder, IoReason.of(e));
    }
  }

  private static InMemoryRegistry registry() {
    InMemoryRegistry registry = new InMemoryRegistry(List.of(View.NATIVE));
    put(registry, KeyPath.CURRENT_VERSION, RegistryValue.string("ProductName", REG_SZ, "Microsoft Windows 2000"));
    put(registry, KeyPath.CURRENT_VERSION, RegistryValue.string("CurrentVersion", REG_SZ, "5.0"));
    put(registry, KeyPath.CURRENT_VERSION, RegistryValue.string("CurrentBuildNumber", REG_SZ, "2195"));
    put(registry, KeyPath.CURRENT_VERSION, RegistryValue.string("SystemRoot", REG_SZ, "D:\\WINNT"));
    put(registry, KeyPath.CURRENT_VERSION, RegistryValue.string("PathName", REG_SZ, "C:\\WINNT"));
    put(registry, KeyPath.CURRENT_VERSION, RegistryValue.string("SourcePath", REG_SZ, "E:\\I386"));
    put(registry, KeyPath.CURRENT_VERSION, new RegistryValue("InstallDate", REG_DWORD, new byte[] {0x4D, 0x45, 0x4E, 0x38}));
    put(registry, KeyPath.of("SYSTEM\\Select"), new RegistryValue("Current", REG_DWORD, new byte[] {1, 0, 0, 0}));
    put(
        registry,
        CONTROL_SET.child("Control").child("ComputerName").child("ComputerName"),
        RegistryValue.string("ComputerName", REG_SZ, "PRACTICE"));
    put(
        registry,
        CONTROL_SET.child("Services").child("CCMBoot"),
        RegistryValue.string("ImagePath", REG_EXPAND_SZ, "C:\\WINNT\\sms_temp\\CCMBtLdr.exe"));
    put(
        registry,
        KeyPath.of("SYSTEM\\MountedDevices"),
        new RegistryValue("\\DosDevices\\D:", REG_BINARY, new byte[] {0x4D, 0x45, 0x4E, 0x44, 0, 0x7E, 0, 0, 0, 0, 0, 0}));
    return registry;
  }

  private static void put(InMemoryRegistry registry, KeyPath key, RegistryValue value) {
    registry.put(View.NATIVE, key, value);
  }
}
