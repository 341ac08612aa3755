package io.drivemend.windows;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Shell32;
import com.sun.jna.platform.win32.ShellAPI.SHELLEXECUTEINFO;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinUser;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.nio.file.Path;

/** Starts the program once more with an administrator's rights, after Windows asked the user (UAC). */
public final class Elevation {

  /** What the user answered. */
  public enum Answer {
    /** The elevated program is starting; this one should end. */
    STARTED,
    /** The user said no, and nothing happened. */
    REFUSED
  }

  /** SEE_MASK_NOASYNC of shellapi.h: return only when the start is done, because this process ends soon after. */
  private static final int NO_ASYNC = 0x100;

  /** SEE_MASK_FLAG_NO_UI of shellapi.h: no message box of Windows' own, because the failure is reported here. */
  private static final int NO_MESSAGE_BOX = 0x400;

  private Elevation() {}

  /**
   * Asks for the rights and starts this program again, with the same arguments and in the same folder.
   *
   * @throws DriveMendException when Windows could not start it for another reason than the user's refusal
   */
  public static Answer restartElevated() throws DriveMendException {
    String program =
        ProcessHandle.current()
            .info()
            .command()
            .orElseThrow(() -> Problem.INTERNAL.with("Windows does not name the file of this process"));
    String commandLine = NativeCalls.Kernel32.INSTANCE.GetCommandLine();
    return startElevated(program, argumentsOf(commandLine), Path.of("").toAbsolutePath().toString());
  }

  static Answer startElevated(String program, String arguments, String folder) throws DriveMendException {
    var info = new SHELLEXECUTEINFO();
    info.fMask = NO_ASYNC | NO_MESSAGE_BOX;
    info.lpVerb = "runas";
    info.lpFile = program;
    info.lpParameters = arguments;
    info.lpDirectory = folder;
    info.nShow = WinUser.SW_SHOWNORMAL;
    if (Shell32.INSTANCE.ShellExecuteEx(info)) {
      return Answer.STARTED;
    }
    int code = Native.getLastError();
    if (code == WinError.ERROR_CANCELLED) {
      return Answer.REFUSED;
    }
    throw new NativeFailure("ShellExecuteExW", code).asProblem();
  }

  /**
   * What follows the program's name in a command line, with its quoting untouched. Java does not give a process's
   * arguments on Windows, and taking them apart and quoting them again could change them. The name ends where the C runtime
   * ends it: at the second quotation mark, or at the first blank.
   */
  static String argumentsOf(String commandLine) {
    int end =
        commandLine.startsWith("\"")
            ? commandLine.indexOf('"', 1) + 1
            : commandLine.replace('\t', ' ').indexOf(' ');
    return end <= 0 ? "" : commandLine.substring(end).strip();
  }
}
