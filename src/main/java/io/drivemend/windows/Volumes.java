package io.drivemend.windows;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import io.drivemend.model.DriveLetter;
import java.util.Optional;

/** The drives of the running Windows, to tell a technician which drive a letter stands for. Windows only. */
public final class Volumes {

  private static final int LONGEST_LABEL = 32 + 1;

  private Volumes() {}

  /** Whether the letter is given to a drive, even to one without a medium (GetDriveTypeW). */
  public static boolean exists(DriveLetter letter) {
    int type = Kernel32.INSTANCE.GetDriveType(root(letter));
    return type != WinBase.DRIVE_UNKNOWN && type != WinBase.DRIVE_NO_ROOT_DIR;
  }

  /** The volume's label (GetVolumeInformationW); empty when it has none, or has no medium that could be asked. */
  public static Optional<String> label(DriveLetter letter) {
    char[] label = new char[LONGEST_LABEL];
    boolean known =
        Kernel32.INSTANCE.GetVolumeInformation(root(letter), label, label.length, null, null, null, null, 0);
    return Optional.of(known ? Native.toString(label) : "").filter(text -> !text.isEmpty());
  }

  private static String root(DriveLetter letter) {
    return letter + "\\";
  }
}
