package io.drivemend.backup;

import static io.drivemend.testing.Registries.PATH_NAME_64;
import static io.drivemend.testing.Registries.windows10OnD;

import io.drivemend.model.RegistryValue;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueType;
import io.drivemend.model.WindowsIdentity;
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

  /** Of a hive file, which goes into the backup whole, whatever it holds. */
  static BackupRequest of(Path hive) {
    return new BackupRequest(
        WINDOWS_10, new SourceRef(SourceRef.Kind.HIVE, hive.toString()), List.of(CHANGE), windows10OnD("C:\\Windows"));
  }
}
