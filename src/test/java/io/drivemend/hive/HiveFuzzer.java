package io.drivemend.hive;

import io.drivemend.hive.check.IntegrityCheck;
import io.drivemend.hive.check.IntegrityFinding;
import io.drivemend.hive.check.IntegrityReport;
import io.drivemend.hive.format.BaseBlock;
import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.KeyNode;
import io.drivemend.hive.format.KeyValue;
import io.drivemend.hive.format.KeyValue.Extent;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to hold for whatever bytes: opening, walking, examining and repairing them ends soon, with a result or with a
 * {@link DriveMendException}; the bytes stay; the report and the repair's gate agree; and a repair changes only what it
 * says. A coverage-guided fuzzer calls it ({@code packaging/fuzz}); so does {@link HiveFuzzerTest}.
 */
public final class HiveFuzzer {

  private static final long LONGEST_NANOS = 1_000_000_000;
  private static final String NAME = "fuzzed";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final byte[] bytes;

  private HiveFuzzer(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What the fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] input) {
    checkSoon(() -> check(FuzzedHive.of(input)));
  }

  /** Requires that a check ends soon. What other programs take of the processor meanwhile does not count. */
  static void checkSoon(Runnable check) {
    long start = THREADS.getCurrentThreadCpuTime();
    check.run();
    long nanos = THREADS.getCurrentThreadCpuTime() - start;
    require(nanos < LONGEST_NANOS, "it took " + nanos / 1_000_000 + " ms");
  }

  /** Checks everything about one file. */
  static void check(byte[] bytes) {
    byte[] before = bytes.clone();
    new HiveFuzzer(bytes).check();
    require(Arrays.equals(bytes, before), "the input was changed");
  }

  private void check() {
    @Nullable Content content = null;
    @Nullable DriveMendException reading = null;
    @Nullable DriveMendException gate = null;
    try (HiveFile hive = HiveFile.of(NAME, ByteBuffer.wrap(bytes))) {
      gate = gate(hive);
      try {
        content = Content.of(hive);
      } catch (DriveMendException e) {
        reading = e;
      }
      require(gate != null || reading == null, "the gate let through what cannot be read", reading);
      checkRepair(hive, gate, content);
    } catch (DriveMendException e) {
      gate = e;
    }
    checkReport(gate, content);
  }

  private static @Nullable DriveMendException gate(HiveFile hive) {
    try {
      hive.requireSound();
      return null;
    } catch (DriveMendException e) {
      return e;
    }
  }

  private void checkReport(@Nullable DriveMendException gate, @Nullable Content content) {
    try {
      IntegrityReport report = IntegrityCheck.of(NAME, ByteBuffer.wrap(bytes), (done, total) -> require(done <= total, "progress"));
      require(report.isSound() == (gate == null), "the report and the gate disagree", gate);
      require(report.findings().size() <= IntegrityReport.MOST_FINDINGS, "too many findings");
      require(report.omitted() >= 0, "fewer findings than listed");
      if (gate != null) {
        IntegrityFinding first = report.findings().stream().filter(IntegrityFinding::isDamage).findFirst().orElseThrow();
        String sentence = Problem.HIVE_DAMAGED.sentence(NAME, first.place(), first.what());
        require(sentence.equals(gate.sentence()), "the report begins with: " + sentence, gate);
      } else if (content != null) {
        require(report.counts().keys() == content.keys, "keys are counted differently");
        require(report.counts().values() == content.values.size(), "values are counted differently");
      }
    } catch (DriveMendException e) {
      require(gate != null && e.sentence().equals(gate.sentence()), "the report refuses what the gate does not", e);
    }
  }

  private void checkRepair(HiveFile hive, @Nullable DriveMendException gate, @Nullable Content content)
      throws DriveMendException {
    try {
      List<ValueChange> changes = changes(hive);
      BytePatch patch = RepairPatch.of(hive, NAME, changes, NOW, false);
      require(gate == null && content != null, "a damaged hive would be repaired", gate);
      require(!hive.baseBlock().dirty() && hive.baseBlock().minorVersion() >= 3, "this hive must not be repaired");
      if (content != null) {
        checkRepaired(hive, changes, patch, content);
      }
    } catch (DriveMendException refused) {
      // A refusal writes nothing.
    }
  }

  /** The first letter of each value's path becomes another. */
  private static List<ValueChange> changes(HiveFile hive) throws DriveMendException {
    List<ValueChange> changes = new ArrayList<>();
    for (ValueLocation where : SeedHives.REPAIRED) {
      Optional<KeyValue> record = RepairPatch.record(hive, where);
      if (record.isPresent() && record.get().size() > 0) {
        RegistryValue before = hive.value(record.get());
        byte[] data = before.data();
        data[0] ^= 1;
        changes.add(new ValueChange(where, before, before.withData(data)));
      }
    }
    return changes;
  }

  private void checkRepaired(HiveFile hive, List<ValueChange> changes, BytePatch patch, Content content)
      throws DriveMendException {
    byte[] after = bytes.clone();
    patch.applyTo(ByteBuffer.wrap(after));
    byte[] expected = bytes.clone();
    for (ValueChange change : changes) {
      Extent first = RepairPatch.record(hive, change.where()).orElseThrow().extents().getFirst();
      expected[(int) first.offset()] ^= 1;
    }
    if (!changes.isEmpty()) {
      BaseBlock.advance(ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN), NOW);
    }
    require(Arrays.equals(after, expected), "the repair changes other bytes");
    try (HiveFile repaired = HiveFile.of(NAME, ByteBuffer.wrap(after))) {
      repaired.requireRepairable();
      repaired.requireSound();
      for (ValueChange change : changes) {
        RegistryValue value = repaired.value(RepairPatch.record(repaired, change.where()).orElseThrow());
        require(value.equals(change.after()), "the repair does not read back");
      }
      require(content.differences(Content.of(repaired)) == changes.size(), "the repair changes other values");
    } catch (DriveMendException e) {
      throw new AssertionError("the repaired hive cannot be read", e);
    }
  }

  /** Everything that a reader finds below the root, in order. */
  private static final class Content {

    private final List<RegistryValue> values = new ArrayList<>();
    private final StringBuilder names = new StringBuilder();
    private long keys;

    static Content of(HiveFile hive) throws DriveMendException {
      Content content = new Content();
      content.add(hive, hive.root());
      return content;
    }

    private void add(HiveFile hive, KeyNode key) throws DriveMendException {
      keys++;
      names.append(key.name()).append('\n').append(hive.className(key).orElse(""));
      hive.visitValues(key, values::add);
      for (KeyNode subkey : hive.subkeys(key)) {
        add(hive, subkey);
      }
    }

    /** How many values differ; everything else must not. */
    int differences(Content other) {
      require(keys == other.keys && names.compareTo(other.names) == 0 && values.size() == other.values.size(), "keys differ");
      int differences = 0;
      for (int i = 0; i < values.size(); i++) {
        differences += values.get(i).equals(other.values.get(i)) ? 0 : 1;
      }
      return differences;
    }
  }

  static void require(boolean holds, String otherwise) {
    require(holds, otherwise, null);
  }

  static void require(boolean holds, String otherwise, @Nullable Throwable cause) {
    if (!holds) {
      throw new AssertionError(otherwise, cause);
    }
  }
}
