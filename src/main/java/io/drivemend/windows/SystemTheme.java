package io.drivemend.windows;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.ptr.IntByReference;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the user wants windows to look. A wrong guess only costs looks, so a setting that cannot be read is logged and
 * taken as the default.
 *
 * @param dark whether programs are to be dark
 * @param highContrast whether a high-contrast theme is on, which is not to be painted over
 */
public record SystemTheme(boolean dark, boolean highContrast) {

  private static final Logger LOG = LoggerFactory.getLogger(SystemTheme.class);

  static final String PERSONALIZE = "Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
  static final String APPS_USE_LIGHT_THEME = "AppsUseLightTheme";

  /** The settings of now; light and without high contrast on systems other than Windows. */
  public static SystemTheme current() {
    return WindowsSystem.isWindows() ? new SystemTheme(readDark(), readHighContrast()) : new SystemTheme(false, false);
  }

  private static boolean readDark() {
    byte[] light = new byte[Integer.BYTES];
    int code =
        Advapi32.INSTANCE.RegGetValue(
            WinReg.HKEY_CURRENT_USER,
            PERSONALIZE,
            APPS_USE_LIGHT_THEME,
            Advapi32.RRF_RT_REG_DWORD,
            null,
            light,
            new IntByReference(light.length));
    if (code != WinError.ERROR_SUCCESS && code != WinError.ERROR_FILE_NOT_FOUND) {
      LOG.warn("light or dark?", new NativeFailure("RegGetValueW", code));
    }
    return code == WinError.ERROR_SUCCESS && Arrays.equals(light, new byte[Integer.BYTES]);
  }

  private static boolean readHighContrast() {
    var contrast = new NativeCalls.HighContrast();
    if (!NativeCalls.User32.INSTANCE.SystemParametersInfo(
        NativeCalls.User32.SPI_GETHIGHCONTRAST, contrast.size(), contrast, 0)) {
      LOG.warn("high contrast?", new NativeFailure("SystemParametersInfoW", Native.getLastError()));
      return false;
    }
    return (contrast.dwFlags & NativeCalls.HighContrast.HCF_HIGHCONTRASTON) != 0;
  }
}
