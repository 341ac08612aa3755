package io.drivemend.backup;

import static io.drivemend.testing.Registries.PATH_NAME_64;
import static io.drivemend.testing.Registries.windows10OnD;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueType;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.testing.Hives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a repair of one value asks the store to back up. */
final class SampleRequest {

  private static final ValueChange CHANGE =
      new ValueChange(
          PATH_NAME_64,
          RegistryValue.string("PathName", ValueType.REG_SZ, "C:\\Windows"),
          RegistryValue.string("PathName", ValueType.REG_SZ, "D:\\Windows"));

  private static final WindowsIdentity WINDOWS_10 = new WindowsIdentity("WS-0417", "Windows 10 Pro", "6.3", "19045");

  /** Of the running Windows. */
  static final BackupRequest REQUEST =
      new BackupRequest(WINDOWS_10, SourceRef.THIS_COMPUTER, List.of(CHANGE), windows10OnD("C:\\Windows"));

  private SampleRequest() {}

  /**
   * Of a hive file, which goes into the backup whole.
   *
   * @param folder takes the hive
   * @param filler of how many bytes the hive is larger than it need be
   */
  static BackupRequest ofHive(Path folder, int filler) throws IOException, DriveMendException {
    InMemoryRegistry registry = windows10OnD("C:\\Windows");
    registry.put(
        PATH_NAME_64.view(),
        KeyPath.of("SOFTWARE\\DriveMend test"),
        new RegistryValue("Filler", ValueType.REG_BINARY, new byte[filler]));
    SourceRef hive = new SourceRef(SourceRef.Kind.HIVE, Hives.write(folder, registry).toString());
    return new BackupRequest(WINDOWS_10, hive, List.of(CHANGE), registry);
  }
}
