package io.drivemend.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.AccCtrl;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinDef.DWORD;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.ptr.PointerByReference;
import io.drivemend.files.ForeignFolder;
import io.drivemend.files.PrivateFolders;
import io.drivemend.model.DriveMendException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Folders of Windows with an access list of their own, which takes nothing from the folder above (a protected DACL): SYSTEM
 * and the administrators may do everything, with all that is made inside, and nobody else anything. Without an administrator's
 * rights the user is the third. A file system without access lists, as FAT, makes the folder without one.
 *
 * <p>Under Wine 8 an access list becomes a Unix mode and is made up from that mode when it is read, so there the flag
 * of protection is lost and the names differ: only a real Windows shows that {@link #requireOurs} takes what {@link #create}
 * made.
 */
public final class WindowsPrivateFolders implements PrivateFolders {

  /** Longer names of folders need a prefix (CreateDirectoryW). */
  private static final int LONGEST_PLAIN_NAME = 247;

  private static final int SDDL_REVISION_1 = 1;

  private final boolean elevated;
  private final String user;

  /**
   * @param user the SID of the user who runs the program
   */
  WindowsPrivateFolders(boolean elevated, String user) {
    this.elevated = elevated;
    this.user = user;
  }

  /** For the rights that this process has. */
  public static WindowsPrivateFolders ofThisProcess() throws DriveMendException {
    return new WindowsPrivateFolders(WindowsSystem.isElevated(), WindowsSystem.userSid());
  }

  /** The owner and the access list in the security descriptor definition language; see sddl.h. */
  String descriptor() {
    String list = "D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
    return elevated ? "O:BA" + list : list + "(A;OICI;FA;;;" + user + ")";
  }

  @Override
  public void create(Path folder) throws IOException {
    var descriptor = new PointerByReference();
    if (!NativeCalls.Advapi32.INSTANCE.ConvertStringSecurityDescriptorToSecurityDescriptor(
        descriptor(), SDDL_REVISION_1, descriptor, null)) {
      throw failure(folder, "ConvertStringSecurityDescriptorToSecurityDescriptorW", Native.getLastError());
    }
    try {
      var attributes = new WinBase.SECURITY_ATTRIBUTES();
      attributes.lpSecurityDescriptor = descriptor.getValue();
      if (!Kernel32.INSTANCE.CreateDirectory(nameForWindows(folder), attributes)) {
        throw failure(folder, "CreateDirectoryW", Native.getLastError());
      }
    } finally {
      free(descriptor.getValue());
    }
  }

  @Override
  public void requireOurs(Path folder) throws IOException {
    Seen seen = look(folder);
    String belongs = "it belongs to " + name(seen.rights().owner());
    if ((seen.attributes() & WinNT.FILE_ATTRIBUTE_REPARSE_POINT) != 0) {
      throw new ForeignFolder(folder, belongs + " and leads to another place (a junction or link)");
    }
    if ((seen.attributes() & WinNT.FILE_ATTRIBUTE_DIRECTORY) == 0) {
      throw new ForeignFolder(folder, belongs + " and is not a folder");
    }
    // In %ProgramData% every user may make files, and the right to do so is inherited; the user's own folder is the user's.
    Optional<String> defect = seen.rights().defect(trusted(), !elevated, WindowsPrivateFolders::name);
    if (defect.isPresent()) {
      throw new ForeignFolder(folder, defect.get());
    }
  }

  private Set<String> trusted() {
    return elevated
        ? Set.of(FolderRights.SYSTEM, FolderRights.ADMINISTRATORS)
        : Set.of(FolderRights.SYSTEM, FolderRights.ADMINISTRATORS, user);
  }

  /**
   * A folder as it was at one moment.
   *
   * @param attributes FILE_ATTRIBUTE_DIRECTORY and so on
   */
  record Seen(int attributes, FolderRights rights) {}

  /**
   * Looks at what has this name itself, not at what a link leads to, and asks all questions of one handle: between two
   * calls by name a link could be put in and taken away again.
   */
  static Seen look(Path folder) throws IOException {
    HANDLE handle =
        Kernel32.INSTANCE.CreateFile(
            nameForWindows(folder),
            WinNT.READ_CONTROL | WinNT.FILE_READ_ATTRIBUTES,
            WinNT.FILE_SHARE_READ | WinNT.FILE_SHARE_WRITE | WinNT.FILE_SHARE_DELETE,
            null,
            WinNT.OPEN_EXISTING,
            WinNT.FILE_FLAG_BACKUP_SEMANTICS | WinNT.FILE_FLAG_OPEN_REPARSE_POINT,
            null);
    if (WinBase.INVALID_HANDLE_VALUE.equals(handle)) {
      throw failure(folder, "CreateFileW", Native.getLastError());
    }
    try {
      var information = new WinBase.FILE_BASIC_INFO();
      if (!Kernel32.INSTANCE.GetFileInformationByHandleEx(
          handle, WinBase.FileBasicInfo, information.getPointer(), new DWORD(information.size()))) {
        throw failure(folder, "GetFileInformationByHandleEx", Native.getLastError());
      }
      information.read();
      return new Seen(information.FileAttributes, rights(folder, handle));
    } finally {
      Kernel32Util.closeHandle(handle);
    }
  }

  private static FolderRights rights(Path folder, HANDLE handle) throws IOException {
    int wanted = WinNT.OWNER_SECURITY_INFORMATION | WinNT.DACL_SECURITY_INFORMATION;
    var found = new PointerByReference();
    int code =
        Advapi32.INSTANCE.GetSecurityInfo(
            handle, AccCtrl.SE_OBJECT_TYPE.SE_FILE_OBJECT, wanted, null, null, null, null, found);
    if (code != WinError.ERROR_SUCCESS) {
      throw failure(folder, "GetSecurityInfo", code);
    }
    Pointer descriptor = found.getValue();
    try {
      int size = Advapi32.INSTANCE.GetSecurityDescriptorLength(descriptor);
      return FolderRights.parse(descriptor.getByteArray(0, size));
    } catch (IllegalArgumentException e) {
      throw new IOException("the owner and the access list of " + folder + " cannot be read", e);
    } finally {
      free(descriptor);
    }
  }

  private static void free(Pointer memory) {
    // Fails only for memory that is freed already, and then there is nothing to do about it.
    var unused = Kernel32.INSTANCE.LocalFree(memory);
  }

  private static String name(String sid) {
    try {
      return Advapi32Util.getAccountBySid(sid).fqn;
    } catch (Win32Exception e) {
      return sid;
    }
  }

  /** The absolute path as every function takes it, however long. */
  static String nameForWindows(Path folder) {
    String name = folder.toAbsolutePath().normalize().toString();
    if (name.length() <= LONGEST_PLAIN_NAME) {
      return name;
    }
    return name.startsWith("\\\\") ? "\\\\?\\UNC" + name.substring(1) : "\\\\?\\" + name;
  }

  private static IOException failure(Path folder, String function, int code) {
    return switch (code) {
      case WinError.ERROR_ALREADY_EXISTS, WinError.ERROR_FILE_EXISTS -> new FileAlreadyExistsException(folder.toString());
      case WinError.ERROR_PATH_NOT_FOUND, WinError.ERROR_FILE_NOT_FOUND -> new NoSuchFileException(folder.toString());
      case WinError.ERROR_ACCESS_DENIED -> new AccessDeniedException(folder.toString());
      default -> new FileSystemException(folder.toString(), null, new NativeFailure(function, code).reason());
    };
  }
}
