package io.drivemend.measure;

import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.KeyNode;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Opens a hive, walks it whole and closes it, several times, and prints the keys, the values, and in milliseconds the time
 * and processor time of the first round, and the medians of both in the later half of the rounds. All names are decoded,
 * and all data: strings to text, numbers to numbers, the rest to bytes.
 */
public final class WalkProbe {

  private long keys;
  private long values;

  /** What was decoded, so that no compiler can leave it out. */
  private long decoded;

  private WalkProbe() {}

  /** Takes the hive and the number of rounds. */
  public static void main(String[] arguments) throws DriveMendException {
    int rounds = Integer.parseInt(arguments[1]);
    double[] wall = new double[rounds];
    double[] processor = new double[rounds];
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    WalkProbe walk = new WalkProbe();
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      long startProcessor = thread.getCurrentThreadCpuTime();
      walk = walk(Path.of(arguments[0]));
      processor[round] = (thread.getCurrentThreadCpuTime() - startProcessor) / 1e6;
      wall[round] = (System.nanoTime() - start) / 1e6;
    }
    System.out.printf("%d %d %.1f %.1f ", walk.keys, walk.values, wall[0], processor[0]);
    System.out.printf("%.1f %.1f%n", medianOfLaterHalf(wall), medianOfLaterHalf(processor));
    if (walk.decoded == 0) {
      throw new IllegalStateException("nothing was decoded");
    }
  }

  /** By then the compilers have done their work. */
  private static double medianOfLaterHalf(double[] times) {
    double[] later = Arrays.copyOfRange(times, times.length / 2, times.length);
    Arrays.sort(later);
    return later[later.length / 2];
  }

  /** One round. */
  static WalkProbe walk(Path file) throws DriveMendException {
    WalkProbe walk = new WalkProbe();
    try (HiveFile hive = HiveFile.openEvenDirty(file)) {
      walk.visit(hive, hive.root());
    }
    return walk;
  }

  private void visit(HiveFile hive, KeyNode key) throws DriveMendException {
    keys++;
    decoded += key.name().length();
    hive.visitValues(key, this::visit);
    for (KeyNode subkey : hive.subkeys(key)) {
      visit(hive, subkey);
    }
  }

  private void visit(RegistryValue value) {
    values++;
    decoded += value.name().length();
    if (value.type().isString()) {
      decoded += value.text().orElse("").length();
    } else if (value.type().equals(ValueType.REG_DWORD) && value.size() == Integer.BYTES) {
      decoded += ByteBuffer.wrap(value.data()).order(ByteOrder.LITTLE_ENDIAN).getInt();
    } else {
      decoded += value.data().length;
    }
  }
}
