package io.drivemend.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real hives, packed with xz, in a folder {@code shared/hives} beside the repository or above it. They are not part of
 * the repository; without them the tests that ask are skipped. Their README tells where each comes from.
 */
public final class SharedHives {

  private SharedHives() {}

  /**
   * Unpacks a hive, or skips the test that asks.
   *
   * @param name the file's name without {@code .xz}
   * @return the hive, in {@code folder} under the same name
   */
  public static Path unpack(String name, Path folder) throws IOException, InterruptedException {
    Path packed = find(name + ".xz");
    Path hive = folder.resolve(name);
    ExternalTool.assumeInstalled("xz").runInto(hive, "-dc", packed);
    return hive;
  }

  private static Path find(String name) {
    for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
      Path candidate = above.resolve("shared/hives").resolve(name);
      if (Files.isReadable(candidate)) {
        return candidate;
      }
    }
    return abort(name + " is not at hand");
  }
}
