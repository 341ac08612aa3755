package io.drivemend.windows;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLEByReference;
import com.sun.jna.ptr.ShortByReference;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.WindowsPath;
import java.util.Locale;

/** What the running Windows says about itself. Every method but {@link #isWindows} may be called on Windows only. */
public final class WindowsSystem {

  private WindowsSystem() {}

  /** Whether the program runs on Windows. Safe on every system. */
  public static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /**
   * The folder that Windows runs from, by GetSystemWindowsDirectoryW. GetWindowsDirectoryW would not do: on a terminal
   * server it names a folder of the user's.
   */
  public static WindowsPath windowsDirectory() throws DriveMendException {
    try {
      String path = systemWindowsDirectory();
      return WindowsPath.parse(path)
          .orElseThrow(() -> Problem.VALUE_NOT_A_DRIVE_PATH.with("of GetSystemWindowsDirectoryW", path));
    } catch (NativeFailure failure) {
      throw failure.asProblem();
    }
  }

  private static String systemWindowsDirectory() throws NativeFailure {
    char[] buffer = new char[260];
    int length = NativeCalls.Kernel32.INSTANCE.GetSystemWindowsDirectory(buffer, buffer.length);
    if (length > buffer.length) {
      buffer = new char[length];
      length = NativeCalls.Kernel32.INSTANCE.GetSystemWindowsDirectory(buffer, buffer.length);
    }
    if (length == 0) {
      throw new NativeFailure("GetSystemWindowsDirectoryW", Native.getLastError());
    }
    return new String(buffer, 0, length);
  }

  /** The NetBIOS name, as GetComputerNameW gives it. */
  public static String computerName() throws DriveMendException {
    try {
      return Kernel32Util.getComputerName();
    } catch (Win32Exception failure) {
      throw failed("GetComputerNameW", failure);
    }
  }

  /** Whether this process holds an administrator's full token (TokenElevation). */
  public static boolean isElevated() throws DriveMendException {
    try {
      return Advapi32Util.isCurrentProcessElevated();
    } catch (Win32Exception failure) {
      throw failed("GetTokenInformation", failure);
    }
  }

  /** The SID of the user whose rights this process has, {@code S-1-5-21-…}. */
  public static String userSid() throws DriveMendException {
    var token = new HANDLEByReference();
    if (!Advapi32.INSTANCE.OpenProcessToken(Kernel32.INSTANCE.GetCurrentProcess(), WinNT.TOKEN_QUERY, token)) {
      throw new NativeFailure("OpenProcessToken", Native.getLastError()).asProblem();
    }
    try {
      return Advapi32Util.getTokenAccount(token.getValue()).sidString;
    } catch (Win32Exception failure) {
      throw failed("GetTokenInformation", failure);
    } finally {
      Kernel32Util.closeHandle(token.getValue());
    }
  }

  /** Whether Windows, not this process, is a 64-bit one, and so keeps two copies of parts of its registry. */
  public static boolean is64Bit() throws DriveMendException {
    if (Native.POINTER_SIZE == 8) {
      return true;
    }
    var emulated = new ShortByReference();
    var machine = new ShortByReference();
    if (!NativeCalls.Kernel32.INSTANCE.IsWow64Process2(Kernel32.INSTANCE.GetCurrentProcess(), emulated, machine)) {
      throw new NativeFailure("IsWow64Process2", Native.getLastError()).asProblem();
    }
    return emulated.getValue() != 0;
  }

  private static DriveMendException failed(String function, Win32Exception failure) {
    return new NativeFailure(function, failure.getErrorCode()).asProblem();
  }
}
