package io.drivemend.testing;

import io.drivemend.hive.HiveBuilder;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/**
 * A SOFTWARE hive that was not closed properly, in the four states that it went through. In the file stands the oldest,
 * in which the drive is still C: and nothing is wrong; that Windows runs from D: stands in the logs alone. In the third
 * state it has many more keys, so that the hive grows, and in the last an owner.
 */
public final class DirtySoftware {

  /** When the write began that was interrupted; the same moment stands in a log of the old format. */
  public static final long MOMENT = 0x01D2_9627_F1C8_A860L;

  private static final String KEY = "Microsoft\\Windows NT\\CurrentVersion";

  private final Path folder;
  private final byte[][] states;

  private DirtySoftware(Path folder, byte[][] states) {
    this.folder = folder;
    this.states = states;
  }

  /** Builds the states; nothing stands in the folder yet. */
  public static DirtySoftware in(Path folder, int minorVersion) throws IOException {
    byte[][] states = new byte[4][];
    for (int state = 0; state < states.length; state++) {
      Path file = folder.resolve("SOFTWARE");
      builder(minorVersion, state).write(file);
      states[state] = Files.readAllBytes(file);
      Files.delete(file);
    }
    return new DirtySoftware(folder, states);
  }

  private static HiveBuilder builder(int minorVersion, int state) {
    HiveBuilder hive = new HiveBuilder(minorVersion).lastWritten(Instant.parse("2005-01-01T00:00:00Z"));
    put(hive, "ProductName", "Microsoft Windows XP");
    put(hive, "CurrentVersion", "5.1");
    put(hive, "CurrentBuildNumber", "2600");
    put(hive, "ProductId", "55274-640-0000000-23456");
    put(hive, "SystemRoot", (state == 0 ? "C:" : "D:") + "\\WINNT");
    put(hive, "PathName", "C:\\WINNT");
    for (int i = 0; state >= 2 && i < 300; i++) {
      hive.put(String.format(Locale.ROOT, "Vendor\\Product %03d", i), RegistryValue.string("Path", ValueType.REG_SZ, "D:\\" + i));
    }
    put(hive, "RegisteredOwner", state == 3 ? "somebody" : "nobody..");
    return hive;
  }

  private static void put(HiveBuilder hive, String name, String text) {
    hive.put(KEY, RegistryValue.string(name, ValueType.REG_SZ, text));
  }

  /** The hive. */
  public Path hive() {
    return folder.resolve("SOFTWARE");
  }

  /** The bytes of a state, closed properly. */
  public byte[] state(int number) {
    return states[number].clone();
  }

  /** Writes a file beside the hive, or the hive itself. */
  public DirtySoftware write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
    return this;
  }

  /** The hive and a pair of logs of the new format: entry 10 in LOG1, and 11 and 12 in LOG2. */
  public DirtySoftware withEntries() throws IOException {
    return write("SOFTWARE", HiveLogs.dirty(states[0], 6, 5, MOMENT))
        .write("SOFTWARE.LOG1", HiveLogs.log(head(10), entry(10)))
        .write("SOFTWARE.LOG2", HiveLogs.log(head(11), entry(11), entry(12)));
  }

  /** The hive and a log of the old format that leads to the newest state. */
  public DirtySoftware withDirtyVector(String name) throws IOException {
    return write("SOFTWARE", HiveLogs.dirty(states[0], 6, 5, MOMENT)).write(name, dirtyVectorLog());
  }

  /** The base block of a log of the new format whose first entry has a number. */
  public byte[] head(int sequence) {
    return HiveLogs.head(states[Math.max(0, sequence - 10)], HiveLogs.NEW, sequence, MOMENT);
  }

  /** The entry of a number from 10 to 12, which leads from one state to the next. */
  public byte[] entry(int sequence) {
    return HiveLogs.entry(sequence, states[sequence - 10], states[sequence - 9]);
  }

  /** The log that leads from the oldest state to the newest. */
  public byte[] dirtyVectorLog() {
    return HiveLogs.dirtyVectorLog(HiveLogs.head(states[3], HiveLogs.OLD, 6, MOMENT), states[0], states[3]);
  }
}
