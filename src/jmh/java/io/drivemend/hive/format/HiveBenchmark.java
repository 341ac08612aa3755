package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.RegistryValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The inner loops of a walk, each on the next of very many keys, so that the processor's caches help as little as there. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HiveBenchmark {

  private static final int DEPTH_OF_FOLDERS = 8;

  private HiveFile hive;
  private List<KeyNode> keys;
  private KeyNode folder;
  private int next;

  /** Opens the hive that the system property {@code hive} names. */
  @Setup
  public void open() throws DriveMendException {
    hive = HiveFile.open(Path.of(System.getProperty("hive")));
    keys = new ArrayList<>();
    folder = hive.root();
    collect(folder);
    keys.removeIf(key -> key.valueCount() == 0);
  }

  private void collect(KeyNode key) throws DriveMendException {
    keys.add(key);
    if (key.depth() < DEPTH_OF_FOLDERS) {
      List<KeyNode> subkeys = hive.subkeys(key);
      folder = subkeys.size() > folder.subkeyCount() ? key : folder;
      for (KeyNode subkey : subkeys) {
        collect(subkey);
      }
    }
  }

  @TearDown
  public void close() {
    hive.close();
  }

  private KeyNode nextKey() {
    next = next + 1 < keys.size() ? next + 1 : 0;
    return keys.get(next);
  }

  /** The values of one key, with their data. */
  @Benchmark
  public List<RegistryValue> values() throws DriveMendException {
    return hive.values(nextKey());
  }

  /** The records of one key's values, without data. */
  @Benchmark
  public List<KeyValue> valueRecords() throws DriveMendException {
    return hive.valueRecords(nextKey());
  }

  /** One value by its name, among those of a key. */
  @Benchmark
  public Optional<KeyValue> valueByName() throws DriveMendException {
    return hive.valueRecord(nextKey(), "SIGNATURE");
  }

  /** All subkeys of the key that has the most. */
  @Benchmark
  public List<KeyNode> manySubkeys() throws DriveMendException {
    return hive.subkeys(folder);
  }

  /** One subkey that is not there, so that each name of the largest list is looked at. */
  @Benchmark
  public Optional<KeyNode> missingSubkey() throws DriveMendException {
    return hive.subkey(folder, "No such key");
  }

  /** A path of three names, as a diagnosis asks for. */
  @Benchmark
  public Optional<KeyNode> path() throws DriveMendException {
    return hive.find(List.of("Microsoft", "Windows NT", "CurrentVersion"));
  }
}
