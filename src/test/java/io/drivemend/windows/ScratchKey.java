package io.drivemend.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import io.drivemend.model.KeyPath;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import io.drivemend.testing.RegExe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A key of the tests' own, with the means to put things into it that reg.exe cannot make. */
final class ScratchKey implements AutoCloseable {

  static final KeyPath PATH = KeyPath.of("SOFTWARE\\DriveMendTest");

  private final View view;
  private final HKEY handle;
  private final List<String> exactNames = new ArrayList<>();

  ScratchKey(View view) {
    this.view = view;
    RegExe.delete(view, PATH);
    int flag = view == View.VIEW_64 ? WinNT.KEY_WOW64_64KEY : WinNT.KEY_WOW64_32KEY;
    var opened = new HKEYByReference();
    assertThat(
            Advapi32.INSTANCE.RegCreateKeyEx(
                WinReg.HKEY_LOCAL_MACHINE,
                String.join("\\", PATH.names()),
                0,
                null,
                0,
                WinNT.KEY_ALL_ACCESS | flag,
                null,
                opened,
                null))
        .isZero();
    handle = opened.getValue();
  }

  ValueLocation at(String name) {
    return new ValueLocation(view, PATH, name);
  }

  /** Writes a value with exactly these bytes, through RegSetValueExW. */
  void put(String name, int type, byte... data) {
    try (var memory = new Memory(data.length + 2L)) {
      memory.write(0, data, 0, data.length);
      memory.setShort(data.length, (short) 0x7878);
      assertThat(Advapi32.INSTANCE.RegSetValueEx(handle, name, 0, type, memory, data.length)).isZero();
    }
  }

  /** Writes a value whose name may hold a NUL, which only the kernel's own call can do. */
  void putNamedExactly(String name, int type, byte... data) {
    exactNames.add(name);
    try (var memory = new Memory(data.length)) {
      memory.write(0, data, 0, data.length);
      withUnicodeString(
          name,
          text -> assertThat(Ntdll.INSTANCE.NtSetValueKey(handle, text, 0, type, memory, data.length)).isZero());
    }
  }

  /** Hands over a UNICODE_STRING of 64-bit Windows: length and capacity in bytes, then a pointer at offset 8. */
  private static void withUnicodeString(String text, Consumer<Pointer> user) {
    byte[] characters = text.getBytes(StandardCharsets.UTF_16LE);
    try (var buffer = new Memory(characters.length);
        var unicodeString = new Memory(16)) {
      buffer.write(0, characters, 0, characters.length);
      unicodeString.setShort(0, (short) characters.length);
      unicodeString.setShort(2, (short) characters.length);
      unicodeString.setPointer(8, buffer);
      user.accept(unicodeString);
    }
  }

  /** Gives the key an access list (SDDL). */
  void protect(String accessList) {
    var descriptor = new PointerByReference();
    assertThat(
            Security.INSTANCE.ConvertStringSecurityDescriptorToSecurityDescriptor(accessList, 1, descriptor, null))
        .isTrue();
    int accessListOnly = 4;
    assertThat(Security.INSTANCE.RegSetKeySecurity(handle, accessListOnly, descriptor.getValue())).isZero();
  }

  @Override
  public void close() {
    protect("D:(A;;KA;;;WD)");
    // reg.exe cannot delete these, nor the key that holds them.
    exactNames.forEach(
        name -> withUnicodeString(name, text -> assertThat(Ntdll.INSTANCE.NtDeleteValueKey(handle, text)).isZero()));
    Advapi32.INSTANCE.RegCloseKey(handle);
    RegExe.deleteExisting(view, PATH);
  }

  private interface Ntdll extends StdCallLibrary {
    Ntdll INSTANCE = Native.load("ntdll", Ntdll.class);

    int NtSetValueKey(HKEY key, Pointer name, int titleIndex, int type, Pointer data, int size);

    int NtDeleteValueKey(HKEY key, Pointer name);
  }

  private interface Security extends StdCallLibrary {
    Security INSTANCE = Native.load("advapi32", Security.class, W32APIOptions.DEFAULT_OPTIONS);

    boolean ConvertStringSecurityDescriptorToSecurityDescriptor(
        String text, int revision, PointerByReference descriptor, @Nullable Pointer size);

    int RegSetKeySecurity(HKEY key, int information, Pointer descriptor);
  }
}
