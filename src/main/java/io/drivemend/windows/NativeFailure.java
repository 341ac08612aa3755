package io.drivemend.windows;

import com.sun.jna.LastErrorException;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.platform.win32.WinError;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;

/** A Win32 function that failed; what that means to a technician is said by the caller, who knows what it was for. */
final class NativeFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final String function;
  private final int code;

  /**
   * @param function the name as Microsoft documents it
   * @param code the Win32 error code
   */
  NativeFailure(String function, int code) {
    super(function + " gave error " + code + " (" + words(code) + ")");
    this.function = function;
    this.code = code;
  }

  /** Throws unless the code is ERROR_SUCCESS. */
  static void check(String function, int code) throws NativeFailure {
    if (code != WinError.ERROR_SUCCESS) {
      throw new NativeFailure(function, code);
    }
  }

  /**
   * @param what the key or value that was read
   */
  DriveMendException whileReading(Object what) {
    return code == WinError.ERROR_ACCESS_DENIED ? Problem.NO_RIGHTS_TO_READ.causedBy(this, what) : callFailed(what);
  }

  /**
   * @param what the key or value that was to be written; nothing may have been written yet
   */
  DriveMendException beforeWriting(Object what) {
    return code == WinError.ERROR_ACCESS_DENIED
        ? Problem.NO_RIGHTS_TO_WRITE.causedBy(this, what, reason())
        : callFailed(what);
  }

  private DriveMendException callFailed(Object what) {
    return Problem.REGISTRY_CALL_FAILED.causedBy(this, function, what, code, words(code));
  }

  /** For functions that have nothing to do with the registry. */
  DriveMendException asProblem() {
    return Problem.WINDOWS_CALL_FAILED.causedBy(this, function, code, words(code));
  }

  /** The message in one line and without its full stop, to stand inside a sentence. */
  String reason() {
    return String.valueOf(getMessage());
  }

  private static String words(int code) {
    try {
      return Kernel32Util.formatMessageFromLastErrorCode(code).replaceAll("\\s+", " ").replaceAll("[. ]+$", "");
    } catch (LastErrorException e) {
      return "Windows has no words for it";
    }
  }
}
