package io.drivemend.source;

import io.drivemend.hive.format.BaseBlock;
import io.drivemend.hive.format.HiveFile;
import io.drivemend.model.DriveMendException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A hive file as a first look shows it.
 *
 * @param name {@code SOFTWARE} or {@code SYSTEM}
 * @param size in bytes
 * @param head what its base block tells; empty when the file cannot be opened
 * @param problem why it cannot
 */
public record FoundHive(
    String name, Path file, long size, Optional<Head> head, Optional<DriveMendException> problem) {

  /**
   * What a hive tells of itself.
   *
   * @param version the format's, such as {@code 1.5}
   * @param lastWritten when it was last written, as its base block says; the file's own time is that of a copy
   * @param dirty whether it was not closed properly
   */
  public record Head(String version, Instant lastWritten, boolean dirty) {}

  static FoundHive look(String name, Path file) {
    try (HiveFile hive = HiveFile.openEvenDirty(file)) {
      BaseBlock block = hive.baseBlock();
      Head head = new Head("1." + block.minorVersion(), hive.lastWritten(), block.dirty());
      return new FoundHive(name, file, size(file), Optional.of(head), Optional.empty());
    } catch (DriveMendException e) {
      return new FoundHive(name, file, size(file), Optional.empty(), Optional.of(e));
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // why it cannot be looked at is the hive's problem, which is shown
    }
  }
}
