package io.drivemend.hive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what the fuzzers begin with. */
public final class FuzzCorpus {

  /** A hive of one bin as bytes; the larger ones are reached through their numbers alone. */
  private static final int LARGEST = 8192;

  private static final int[] WHAT_IS_LEFT_WRONG = {0x00, 0x08, 0x0f};

  private FuzzCorpus() {}

  /**
   * Writes one folder for each fuzzer.
   *
   * @param arguments a folder that does not hold {@code HiveFuzzer} or {@code ReplayFuzzer} yet
   */
  public static void main(String... arguments) throws IOException {
    Path hives = Files.createDirectory(Path.of(arguments[0]).resolve("HiveFuzzer"));
    List<byte[]> seeds = FuzzedHive.rawSeeds();
    for (int i = 0; i < seeds.size(); i++) {
      if (seeds.get(i).length < LARGEST) {
        Files.write(hives.resolve("hive-" + i), seeds.get(i));
      }
    }
    for (int kind = 0; kind < 0x80; kind++) {
      writeEdited(hives, kind, 1 + 2 * 7);
    }
    Path logs = Files.createDirectory(hives.resolveSibling("ReplayFuzzer"));
    for (int kind = 0; kind < 4; kind++) {
      writeEdited(logs, kind, 2 * 8);
    }
  }

  private static void writeEdited(Path folder, int kind, int edits) throws IOException {
    for (int flags : WHAT_IS_LEFT_WRONG) {
      Files.write(folder.resolve("edited-" + kind + "-" + flags), new byte[] {(byte) kind, (byte) flags});
      byte[] edited = new byte[2 + edits];
      edited[0] = (byte) kind;
      edited[1] = (byte) flags;
      Files.write(folder.resolve("more-" + kind + "-" + flags), edited);
    }
  }
}
