package io.drivemend.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real file system of its own, small and in memory, that can be filled, made read-only, and pulled out like a stick. The
 * test that asks for one is skipped where this user may not mount.
 *
 * <p>The disk itself is mounted aside and shown at its mount point by a bind mount, so that it keeps what it holds
 * when it is pulled out there.
 */
public final class SmallDisk implements AutoCloseable {

  private final Path disk;
  private final Path mountPoint;
  private boolean plugged;

  private SmallDisk(Path disk, Path mountPoint) {
    this.disk = disk;
    this.mountPoint = mountPoint;
  }

  /**
   * Makes a disk and plugs it in, or skips the test.
   *
   * @param folder takes the folders that are mounted on
   * @param size as tmpfs takes it, {@code 256k}
   */
  public static SmallDisk assumeMounted(Path folder, String size) throws IOException {
    SmallDisk made =
        new SmallDisk(
            Files.createDirectory(folder.resolve("disk")), Files.createDirectory(folder.resolve("mount-point")));
    try {
      run("mount", "-t", "tmpfs", "-o", "size=" + size + ",mode=0700", "drivemend-test", made.disk);
    } catch (AssertionError e) {
      return abort("this user may not mount: " + e.getMessage());
    }
    made.plug();
    return made;
  }

  /** Where the disk is seen as long as it is plugged in. */
  public Path mountPoint() {
    return mountPoint;
  }

  /** Changes options of the disk: {@code size=1m}, {@code nr_inodes=20}. */
  public void change(String options) {
    run("mount", "-o", "remount," + options, disk);
  }

  /** Lets the mount point be written to no longer, or again. */
  public void writable(boolean writable) {
    run("mount", "-o", "remount,bind," + (writable ? "rw" : "ro"), mountPoint);
  }

  /** Takes the disk away, as one takes a stick: whatever is open on it. The mount point stays as an empty folder. */
  public void pull() {
    run("umount", "--lazy", mountPoint);
    plugged = false;
  }

  /** Shows the disk at its mount point again, with what it held. */
  public void plug() {
    run("mount", "--bind", disk, mountPoint);
    plugged = true;
  }

  @Override
  public void close() {
    if (plugged) {
      pull();
    }
    run("umount", "--lazy", disk);
  }

  private static void run(String program, Object... arguments) {
    try {
      ExternalTool.assumeInstalled(program).run(arguments);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
