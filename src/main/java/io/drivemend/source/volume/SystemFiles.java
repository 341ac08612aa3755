package io.drivemend.source.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where Linux shows what it knows.
 *
 * @param numbers gives the numbers of the device on which a file is
 */
record SystemFiles(Path mounts, Path sys, Path run, Path dev, Numbers numbers) {

  static final SystemFiles LINUX =
      new SystemFiles(
          Path.of("/proc/self/mountinfo"), Path.of("/sys"), Path.of("/run"), Path.of("/dev"), SystemFiles::numbersOf);

  /** Gives the numbers of the device on which a file is, {@code 8:1}. */
  @FunctionalInterface
  interface Numbers {
    String of(Path file) throws IOException;
  }

  /** As makedev(3) of glibc puts them together. */
  private static String numbersOf(Path file) throws IOException {
    long device = (Long) Files.getAttribute(file, "unix:dev");
    long major = (device >>> 8 & 0xFFF) | (device >>> 32 & ~0xFFFL);
    long minor = (device & 0xFF) | (device >>> 12 & ~0xFFL);
    return major + ":" + minor;
  }
}
