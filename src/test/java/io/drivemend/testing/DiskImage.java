package io.drivemend.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An image of a disk with one partition, made by the tools of others, whose volume can be mounted as a technician would:
 * by a loop device that begins where the partition does. The test that mounts is skipped where this user may not.
 */
public final class DiskImage implements AutoCloseable {

  /** Where the partition begins. */
  public static final long START = 1 << 20;

  private static final long SIZE = 24 << 20;

  private final Path image;
  private final Path mountPoint;
  private String disk = "";
  private String device = "";

  private DiskImage(Path image) throws IOException {
    this.image = image;
    mountPoint = Files.createDirectory(image.resolveSibling(image.getFileName() + "-mounted"));
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(SIZE);
    }
  }

  /** A disk with a master boot record. */
  public static DiskImage mbr(Path image, int signature) throws IOException {
    DiskImage disk = new DiskImage(image);
    ExternalTool.assumeInstalled("sfdisk");
    String script = String.format("label: dos\\nlabel-id: 0x%08x\\nstart=%d, type=7\\n", signature, START / 512);
    run("sh", "-c", "printf '" + script + "' | sfdisk -q '" + image + "'");
    return disk;
  }

  /** A disk with a GUID partition table. */
  public static DiskImage gpt(Path image, String partition) throws IOException {
    DiskImage disk = new DiskImage(image);
    run("sgdisk", "-n", "1:" + START / 512 + ":0", "-t", "1:0700", "-u", "1:" + partition, image);
    return disk;
  }

  public Path image() {
    return image;
  }

  public Path mountPoint() {
    return mountPoint;
  }

  /** Puts an NTFS into the partition and mounts it by a loop device that begins there, or skips the test. */
  public DiskImage assumeMounted() throws IOException {
    return assumeMounted(() -> device = disk = run("losetup", "-f", "--show", "-o", START, image).strip());
  }

  /** The same, with the whole image as a disk whose partition has a device of its own. */
  public DiskImage assumeAttachedAsDisk() throws IOException {
    return assumeMounted(
        () -> {
          disk = run("losetup", "-f", "--show", image).strip();
          // Not every kernel reads partition tables itself; GPT keeps a copy of its own behind the last partition.
          run("addpart", disk, 1, START / 512, SIZE / 512 - 2 * START / 512);
          device = disk + "p1";
        });
  }

  private interface Attaching {
    void attach() throws IOException;
  }

  private DiskImage assumeMounted(Attaching way) throws IOException {
    ExternalTool.assumeInstalled("ntfs-3g");
    ExternalTool.assumeInstalled("mkfs.ntfs");
    try {
      way.attach();
      run("mkfs.ntfs", "-qF", device);
      mount("rw");
    } catch (AssertionError e) {
      close();
      return abort("this user may not mount an image: " + e.getMessage());
    }
    return this;
  }

  /** The partition as a device. */
  public String device() {
    return device;
  }

  /** Mounts the volume, {@code ro} or {@code rw}. */
  public void mount(String options) throws IOException {
    run("mount", "-t", "ntfs-3g", "-o", options, device, mountPoint);
  }

  public void unmount() throws IOException {
    run("umount", mountPoint);
  }

  /** Has the volume marked as one that Windows is to check, by ntfsfix. */
  public void markDirty() throws IOException {
    unmount();
    run("ntfsfix", device);
    mount("rw");
  }

  @Override
  public void close() throws IOException {
    if (!device.isEmpty() && Files.getFileStore(mountPoint).name().equals(device)) {
      unmount();
    }
    if (device.startsWith(disk + "p")) {
      run("delpart", disk, 1);
    }
    if (!disk.isEmpty()) {
      run("losetup", "-d", disk);
    }
    device = disk = "";
  }

  private static String run(String program, Object... arguments) throws IOException {
    try {
      return ExternalTool.assumeInstalled(program).run(arguments);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
