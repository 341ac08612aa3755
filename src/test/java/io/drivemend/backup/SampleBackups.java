package io.drivemend.backup;

import static io.drivemend.testing.Registries.PATH_NAME_32;
import static io.drivemend.testing.Registries.PATH_NAME_64;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.registry.NamedRegistry;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.registry.RegistryReader;
import io.drivemend.registry.RegistryWriter;
import java.util.List;

/** Backups of a Windows 10 that moved from C: to D:, with PathName in both views. */
final class SampleBackups {

  static final WindowsIdentity WS_0417 = new WindowsIdentity("WS-0417", "Windows 10 Pro", "6.3", "19045");

  private SampleBackups() {}

  static RegistryValue pathName(String path) {
    return RegistryValue.string("PathName", ValueType.REG_SZ, path);
  }

  static List<ValueChange> fromCToD() {
    RegistryValue before = pathName("C:\\Windows");
    RegistryValue after = pathName("D:\\Windows");
    return List.of(new ValueChange(PATH_NAME_64, before, after), new ValueChange(PATH_NAME_32, before, after));
  }

  static NamedRegistry live(RegistryAccess registry) {
    return new NamedRegistry(WS_0417, SourceRef.THIS_COMPUTER, registry);
  }

  /** A backup for a repair that was not begun. */
  static VerifiedBackup made(BackupStore store, RegistryAccess registry) throws DriveMendException {
    return store.create(new BackupRequest(WS_0417, SourceRef.THIS_COMPUTER, fromCToD(), registry), file -> {});
  }

  /** A backup whose repair was made. */
  static VerifiedBackup repaired(BackupStore store, RegistryAccess registry) throws DriveMendException {
    VerifiedBackup backup = made(store, registry);
    new JournaledWrite(store, backup, registry).run();
    return backup;
  }

  static void set(InMemoryRegistry registry, ValueLocation where, String path) {
    registry.put(where.view(), where.key(), pathName(path));
  }

  /** A registry that is written to by something else than itself. */
  static RegistryAccess writtenBy(InMemoryRegistry registry, RegistryWriter writer) {
    return new RegistryAccess() {
      @Override
      public RegistryReader open() {
        return registry;
      }

      @Override
      public RegistryWriter writer() {
        return writer;
      }
    };
  }
}
