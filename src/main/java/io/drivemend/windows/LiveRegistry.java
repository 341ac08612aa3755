package io.drivemend.windows;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.ValueChange;
import io.drivemend.model.View;
import io.drivemend.registry.RegistryReader;
import io.drivemend.registry.RegistryWriter;
import io.drivemend.registry.ValueVisitor;
import java.util.List;
import java.util.Optional;

/**
 * HKEY_LOCAL_MACHINE of the running Windows, through the registry functions of <a
 * href="https://learn.microsoft.com/windows/win32/api/winreg/">winreg.h</a>. Holds nothing open between calls. A view that this
 * Windows does not have is empty.
 */
public final class LiveRegistry implements RegistryReader, RegistryWriter {

  private final List<View> views;

  private LiveRegistry(List<View> views) {
    this.views = views;
  }

  /**
   * The registry of this computer.
   *
   * @throws DriveMendException with {@code NOT_ON_WINDOWS} elsewhere
   */
  public static LiveRegistry open() throws DriveMendException {
    if (!WindowsSystem.isWindows()) {
      throw Problem.NOT_ON_WINDOWS.with(System.getProperty("os.name"));
    }
    return new LiveRegistry(
        WindowsSystem.is64Bit() ? List.of(View.VIEW_64, View.VIEW_32) : List.of(View.NATIVE));
  }

  @Override
  public List<View> views() {
    return views;
  }

  @Override
  public boolean hasKey(View view, KeyPath key) throws DriveMendException {
    return read(view, key, opened -> true, false);
  }

  @Override
  public <X extends Exception> void visitValues(View view, KeyPath key, ValueVisitor<X> visitor)
      throws DriveMendException, X {
    read(view, key, opened -> opened.visitValues(visitor), 0);
  }

  @Override
  public List<String> subkeys(View view, KeyPath key) throws DriveMendException {
    return read(view, key, RegistryKey::subkeys, List.of());
  }

  /**
   * Opens all keys and compares all values before the first write, and reads each value back after it. What was written
   * before a failure is put back.
   *
   * @throws DriveMendException with {@code CHANGED_SINCE}, {@code NO_RIGHTS_TO_WRITE}, {@code NO_RIGHTS_TO_READ}, {@code
   *     REGISTRY_CALL_FAILED} or {@code WRITE_FAILED} when all values are as they were; with {@code WRITE_PARTIAL} when some
   *     could not be put back
   */
  @Override
  public void write(List<ValueChange> changes) throws DriveMendException {
    try (RegistryWrite write = RegistryWrite.open(views, changes)) {
      write.compare();
      write.apply();
    }
  }

  @FunctionalInterface
  private interface Reading<T, X extends Exception> {
    T of(RegistryKey key) throws NativeFailure, X;
  }

  private <T, X extends Exception> T read(View view, KeyPath path, Reading<T, X> reading, T whenMissing)
      throws DriveMendException, X {
    if (!views.contains(view)) {
      return whenMissing;
    }
    try {
      Optional<RegistryKey> found = RegistryKey.open(view, path, RegistryKey.READ);
      if (found.isEmpty()) {
        return whenMissing;
      }
      try (RegistryKey key = found.get()) {
        return reading.of(key);
      }
    } catch (NativeFailure failure) {
      throw failure.whileReading(path + " (" + view.words() + ")");
    }
  }
}
