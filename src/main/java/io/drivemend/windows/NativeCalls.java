package io.drivemend.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.ptr.ShortByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import org.jspecify.annotations.Nullable;

/** The Win32 functions that jna-platform does not declare. Names and shapes are those of the Windows SDK. */
final class NativeCalls {

  private NativeCalls() {}

  interface Kernel32 extends StdCallLibrary {
    Kernel32 INSTANCE = Native.load("kernel32", Kernel32.class, W32APIOptions.DEFAULT_OPTIONS);

    /** sysinfoapi.h; gives the length without the NUL, or the size needed with it when the buffer is too small. */
    int GetSystemWindowsDirectory(char[] buffer, int size);

    /** wow64apiset.h; the process machine is 0 (unknown) when the process is not emulated. */
    boolean IsWow64Process2(HANDLE process, ShortByReference processMachine, ShortByReference nativeMachine);

    /** processenv.h. */
    String GetCommandLine();
  }

  interface Advapi32 extends StdCallLibrary {
    Advapi32 INSTANCE = Native.load("advapi32", Advapi32.class, W32APIOptions.DEFAULT_OPTIONS);

    /** winreg.h; returns once the hive is on the disk. */
    int RegFlushKey(HKEY key);

    /** sddl.h; what it gives is to be freed with LocalFree. */
    boolean ConvertStringSecurityDescriptorToSecurityDescriptor(
        String text, int revision, PointerByReference descriptor, @Nullable IntByReference size);
  }

  interface User32 extends StdCallLibrary {
    User32 INSTANCE = Native.load("user32", User32.class, W32APIOptions.DEFAULT_OPTIONS);

    int SPI_GETHIGHCONTRAST = 0x42;

    /** winuser.h. */
    boolean SystemParametersInfo(int action, int size, HighContrast result, int winIni);
  }

  /** HIGHCONTRASTW of winuser.h. */
  @Structure.FieldOrder({"cbSize", "dwFlags", "lpszDefaultScheme"})
  public static final class HighContrast extends Structure {
    static final int HCF_HIGHCONTRASTON = 1;

    public int cbSize = size();
    public int dwFlags;
    public @Nullable Pointer lpszDefaultScheme;
  }
}
