package io.drivemend.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.ptr.IntByReference;
import io.drivemend.model.DriveMendException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * What Windows tells of the volume that holds a file, as bytes. Every answer can be missing: an ordinary user is told less,
 * and a volume without a disk has no partition. Windows only.
 *
 * @param root where the volume is mounted, {@code E:\}
 * @param fileSystem such as {@code NTFS}
 * @param readOnly whether it is mounted so
 * @param partition a PARTITION_INFORMATION_EX (IOCTL_DISK_GET_PARTITION_INFO_EX)
 * @param layout the DRIVE_LAYOUT_INFORMATION_EX of the disk (IOCTL_DISK_GET_DRIVE_LAYOUT_EX)
 * @param dirty the flags of FSCTL_IS_VOLUME_DIRTY
 */
public record MountedVolume(
    Path root, String fileSystem, boolean readOnly, Answer partition, Answer layout, Answer dirty) {

  private static final int IOCTL_DISK_GET_PARTITION_INFO_EX = 0x70048;
  private static final int IOCTL_DISK_GET_DRIVE_LAYOUT_EX = 0x70050;
  private static final int IOCTL_STORAGE_GET_DEVICE_NUMBER = 0x2D1080;
  private static final int FSCTL_IS_VOLUME_DIRTY = 0x90078;
  private static final int FILE_READ_ONLY_VOLUME = 0x80000;

  private static final int LONGEST_PATH = 32_768;
  private static final int LONGEST_NAME = 261;

  /** A layout of 128 partitions, the most of a usual GPT disk. */
  private static final int LARGEST_ANSWER = 48 + 128 * 144;

  private static final int ANY_ACCESS = 0;

  /**
   * What a call gave.
   *
   * @param bytes empty when it failed
   * @param failure why it failed, without a full stop; empty when it did not
   */
  public record Answer(ByteBuffer bytes, String failure) {

    static Answer failed(NativeFailure failure) {
      return new Answer(ByteBuffer.allocate(0), failure.reason());
    }

    /** Whether it gave at least so many bytes. */
    public boolean has(int size) {
      return bytes.limit() >= size;
    }
  }

  /**
   * Asks about the volume of a file.
   *
   * @throws DriveMendException with {@code WINDOWS_CALL_FAILED} when Windows does not even tell where it is mounted
   */
  public static MountedVolume of(Path file) throws DriveMendException {
    try {
      return ask(file);
    } catch (NativeFailure failure) {
      throw failure.asProblem();
    }
  }

  private static MountedVolume ask(Path file) throws NativeFailure {
    Kernel32 kernel = Kernel32.INSTANCE;
    char[] root = new char[LONGEST_PATH];
    check("GetVolumePathNameW", kernel.GetVolumePathName(file.toString(), root, root.length));
    String mounted = Native.toString(root);
    char[] fileSystem = new char[LONGEST_NAME];
    IntByReference flags = new IntByReference();
    check(
        "GetVolumeInformationW",
        kernel.GetVolumeInformation(mounted, null, 0, null, null, flags, fileSystem, fileSystem.length));
    boolean readOnly = (flags.getValue() & FILE_READ_ONLY_VOLUME) != 0;
    char[] name = new char[LONGEST_NAME];
    boolean named = kernel.GetVolumeNameForVolumeMountPoint(mounted, name, name.length);
    // With its last backslash this would be the root folder and not the volume.
    String volume = (named ? Native.toString(name) : "\\\\.\\" + mounted).replaceFirst("\\\\$", "");
    return new MountedVolume(
        Path.of(mounted),
        Native.toString(fileSystem),
        readOnly,
        answer(volume, ANY_ACCESS, IOCTL_DISK_GET_PARTITION_INFO_EX, "IOCTL_DISK_GET_PARTITION_INFO_EX"),
        layout(volume),
        answer(volume, WinNT.GENERIC_READ, FSCTL_IS_VOLUME_DIRTY, "FSCTL_IS_VOLUME_DIRTY"));
  }

  private static Answer layout(String volume) {
    Answer number = answer(volume, ANY_ACCESS, IOCTL_STORAGE_GET_DEVICE_NUMBER, "IOCTL_STORAGE_GET_DEVICE_NUMBER");
    if (!number.has(12)) {
      return number;
    }
    String disk = "\\\\.\\PhysicalDrive" + Integer.toUnsignedString(number.bytes().getInt(4));
    return answer(disk, ANY_ACCESS, IOCTL_DISK_GET_DRIVE_LAYOUT_EX, "IOCTL_DISK_GET_DRIVE_LAYOUT_EX");
  }

  private static Answer answer(String device, int access, int code, String name) {
    int share = WinNT.FILE_SHARE_READ | WinNT.FILE_SHARE_WRITE;
    HANDLE handle = Kernel32.INSTANCE.CreateFile(device, access, share, null, WinNT.OPEN_EXISTING, 0, null);
    if (WinBase.INVALID_HANDLE_VALUE.equals(handle)) {
      return Answer.failed(new NativeFailure("CreateFileW", Native.getLastError()));
    }
    try (Memory out = new Memory(LARGEST_ANSWER)) {
      IntByReference size = new IntByReference();
      check(name, Kernel32.INSTANCE.DeviceIoControl(handle, code, null, 0, out, LARGEST_ANSWER, size, null));
      int given = Math.max(0, Math.min(size.getValue(), LARGEST_ANSWER));
      return new Answer(ByteBuffer.wrap(out.getByteArray(0, given)).order(ByteOrder.LITTLE_ENDIAN), "");
    } catch (NativeFailure failure) {
      return Answer.failed(failure);
    } finally {
      Kernel32Util.closeHandle(handle);
    }
  }

  private static void check(String function, boolean succeeded) throws NativeFailure {
    if (!succeeded) {
      throw new NativeFailure(function, Native.getLastError());
    }
  }
}
