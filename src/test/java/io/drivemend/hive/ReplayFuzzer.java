package io.drivemend.hive;

import static io.drivemend.hive.HiveFuzzer.require;

import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.log.HiveImage;
import io.drivemend.hive.log.HiveRecovery;
import io.drivemend.model.DriveMendException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What has to hold for whatever hive with whatever logs: looking at them ends soon and is the same each time, no file is
 * changed, and a hive that comes out was closed properly and is again one that {@link HiveFuzzer} finds nothing wrong
 * with. A coverage-guided fuzzer calls it ({@code packaging/fuzz}); so does {@link HiveFuzzerTest}.
 *
 * <p>Logs are found beside a file, so files are written, in a folder for temporary ones; those that stay the same are not.
 */
public final class ReplayFuzzer {

  private static final Path FOLDER = newFolder();
  private static final Map<String, byte[]> WRITTEN = new HashMap<>();

  private ReplayFuzzer() {}

  /** What the fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] input) {
    HiveFuzzer.checkSoon(
        () -> {
          try {
            check(FuzzedLogs.of(input));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Whether the logs bring the hive to a newer state. */
  static boolean replays(byte[] input) throws Exception {
    write(FuzzedLogs.of(input));
    return HiveRecovery.of(FOLDER.resolve("SOFTWARE")).orElseThrow().image().isPresent();
  }

  private static void check(Map<String, byte[]> files) throws IOException {
    write(files);
    Path hive = FOLDER.resolve("SOFTWARE");
    try {
      Optional<HiveRecovery> recovery = HiveRecovery.of(hive);
      if (recovery.isPresent()) {
        require(recovery.get().plan().replayable() == recovery.get().image().isPresent(), "the plan and the image disagree");
        require(recovery.get().plan().equals(HiveRecovery.of(hive).orElseThrow().plan()), "another look, another plan");
        require(!recovery.get().plan().sentence().isBlank(), "nothing is said");
        if (recovery.get().image().isPresent()) {
          checkReplayed(recovery.get().image().get(), Files.size(hive));
        }
      }
    } catch (DriveMendException refused) {
      // A refusal writes nothing.
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      require(Arrays.equals(Files.readAllBytes(FOLDER.resolve(file.getKey())), file.getValue()), "a file was changed");
    }
  }

  private static void checkReplayed(HiveImage image, long hiveSize) throws IOException {
    require(image.size() >= hiveSize, "the image is smaller than the hive");
    Path copy = FOLDER.resolve("replayed");
    try (FileChannel channel =
        FileChannel.open(
            copy, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
      image.writeTo(channel);
    }
    byte[] replayed = Files.readAllBytes(copy);
    require(replayed.length == image.size(), "the copy has another size than the image");
    HiveFuzzer.check(replayed);
    try (HiveFile hive = HiveFile.ofEvenDamaged("replayed", ByteBuffer.wrap(replayed))) {
      require(!hive.baseBlock().dirty(), "the hive is still not closed properly");
    } catch (DriveMendException unknown) {
      // Of a version that is not known, for instance.
    }
  }

  private static void write(Map<String, byte[]> files) throws IOException {
    for (String name : WRITTEN.keySet().toArray(String[]::new)) {
      if (!files.containsKey(name)) {
        Files.delete(FOLDER.resolve(name));
        WRITTEN.remove(name);
      }
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (!Arrays.equals(WRITTEN.get(file.getKey()), file.getValue())) {
        Files.write(FOLDER.resolve(file.getKey()), file.getValue());
        WRITTEN.put(file.getKey(), file.getValue());
      }
    }
  }

  private static Path newFolder() {
    try {
      Path folder = Files.createTempDirectory("drivemend-replay");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
