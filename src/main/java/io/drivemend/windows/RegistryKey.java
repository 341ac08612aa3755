package io.drivemend.windows;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import com.sun.jna.ptr.IntByReference;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.registry.ValueVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An open key below HKEY_LOCAL_MACHINE. It gives types and bytes exactly as they stand, which the ready-made readers of
 * jna-platform do not: those lose types and cut strings and names at a NUL.
 */
final class RegistryKey implements AutoCloseable {

  static final int READ = WinNT.KEY_QUERY_VALUE | WinNT.KEY_ENUMERATE_SUB_KEYS;
  static final int WRITE = WinNT.KEY_QUERY_VALUE | WinNT.KEY_SET_VALUE;

  private static final Advapi32 API = Advapi32.INSTANCE;

  /** Documented limits of the registry, each with room for the NUL. */
  private static final int LONGEST_VALUE_NAME = 16_383 + 1;

  private static final int LONGEST_KEY_NAME = 255 + 1;

  private final HKEY handle;

  private RegistryKey(HKEY handle) {
    this.handle = handle;
  }

  /**
   * Opens a key without following the view that Windows would choose for this process.
   *
   * @param access {@link #READ} or {@link #WRITE}
   * @return empty when there is no such key
   */
  static Optional<RegistryKey> open(View view, KeyPath path, int access) throws NativeFailure {
    String name = String.join("\\", path.names());
    requireNoNul("RegOpenKeyExW", name);
    var handle = new HKEYByReference();
    int code = API.RegOpenKeyEx(WinReg.HKEY_LOCAL_MACHINE, name, 0, access | flag(view), handle);
    if (code == WinError.ERROR_FILE_NOT_FOUND) {
      return Optional.empty();
    }
    NativeFailure.check("RegOpenKeyExW", code);
    return Optional.of(new RegistryKey(handle.getValue()));
  }

  private static int flag(View view) {
    return switch (view) {
      case VIEW_64 -> WinNT.KEY_WOW64_64KEY;
      case VIEW_32 -> WinNT.KEY_WOW64_32KEY;
      case NATIVE -> 0;
    };
  }

  /**
   * Hands over the values one by one, in the order in which Windows lists them.
   *
   * @return how many there were
   */
  <X extends Exception> int visitValues(ValueVisitor<X> visitor) throws NativeFailure, X {
    int index = 0;
    char[] name = new char[LONGEST_VALUE_NAME];
    var nameLength = new IntByReference();
    var type = new IntByReference();
    var size = new IntByReference();
    Memory data = new Memory(Math.max(1, largestValue()));
    try {
      while (true) {
        nameLength.setValue(name.length);
        size.setValue((int) data.size());
        int code = API.RegEnumValue(handle, index, name, nameLength, null, type, data, size);
        if (code == WinError.ERROR_NO_MORE_ITEMS) {
          return index;
        }
        if (code == WinError.ERROR_MORE_DATA) {
          // Somebody else has just written a larger value.
          data.close();
          data = new Memory(Math.max(size.getValue(), data.size() * 2));
          continue;
        }
        NativeFailure.check("RegEnumValueW", code);
        byte[] bytes = data.getByteArray(0, size.getValue());
        visitor.visit(
            new RegistryValue(new String(name, 0, nameLength.getValue()), new ValueType(type.getValue()), bytes));
        index++;
      }
    } finally {
      data.close();
    }
  }

  private int largestValue() throws NativeFailure {
    var size = new IntByReference();
    int code = API.RegQueryInfoKey(handle, null, null, null, null, null, null, null, null, size, null, null);
    NativeFailure.check("RegQueryInfoKeyW", code);
    return size.getValue();
  }

  Optional<RegistryValue> value(String name) throws NativeFailure {
    var values = new ArrayList<RegistryValue>();
    visitValues(values::add);
    return values.stream().filter(value -> value.isNamed(name)).findFirst();
  }

  /** The names of the direct subkeys, in the order in which Windows lists them. */
  List<String> subkeys() throws NativeFailure {
    var names = new ArrayList<String>();
    char[] name = new char[LONGEST_KEY_NAME];
    var length = new IntByReference();
    while (true) {
      length.setValue(name.length);
      int code = API.RegEnumKeyEx(handle, names.size(), name, length, null, null, null, null);
      if (code == WinError.ERROR_NO_MORE_ITEMS) {
        return names;
      }
      NativeFailure.check("RegEnumKeyExW", code);
      names.add(new String(name, 0, length.getValue()));
    }
  }

  /** Writes a value with exactly these bytes. */
  void set(RegistryValue value) throws NativeFailure {
    requireNoNul("RegSetValueExW", value.name());
    // Windows lengthens a string without a terminator when a NUL happens to follow it in memory: let none follow.
    try (var data = new Memory(value.size() + 2L)) {
      data.write(0, value.data(), 0, value.size());
      data.setMemory(value.size(), 2, (byte) 0xff);
      int code = API.RegSetValueEx(handle, value.name(), 0, value.type().code(), data, value.size());
      NativeFailure.check("RegSetValueExW", code);
    }
  }

  /** Returns once the hive is on the disk. */
  void flush() throws NativeFailure {
    NativeFailure.check("RegFlushKey", NativeCalls.Advapi32.INSTANCE.RegFlushKey(handle));
  }

  /** The Win32 functions end a name at its first NUL and would reach another key or value without a word. */
  private static void requireNoNul(String function, String name) throws NativeFailure {
    if (name.indexOf('\0') >= 0) {
      throw new NativeFailure(function, WinError.ERROR_INVALID_NAME);
    }
  }

  @Override
  public void close() {
    // Fails only for a handle that is closed already, and then there is nothing to do about it.
    var unused = API.RegCloseKey(handle);
  }
}
