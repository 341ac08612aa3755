package io.drivemend.hive.check;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.drivemend.hive.HiveBuilder;
import io.drivemend.hive.format.BaseBlock;
import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.Regf;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One kind of damage each: what the report says of it, what it still counts, and that the repair's gate says the same. */
class IntegrityCheckTest {

  @TempDir private Path folder;

  /** How a hive is damaged. */
  interface Harm {
    void inflict(DamageableHive hive) throws DriveMendException;
  }

  /**
   * A damage.
   *
   * @param parts what the report may name
   * @param keysLost how many keys cannot be reached any more; -1 when it matters only that some are
   */
  record Damage(String name, Harm harm, Set<String> parts, int keysLost, int valuesLost) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Damage> damages() {
    return List.of(
        new Damage(
            "file cut off after its last but one bin",
            hive -> hive.bytes.limit(hive.bins().getLast()),
            Set.of("base-block", "subkey", "subkeys"),
            -1,
            -1),
        new Damage(
            "bins of no size",
            hive -> hive.bytes.putInt(BaseBlock.BINS_SIZE, 0),
            Set.of("base-block", "root"),
            605,
            3),
        new Damage(
            "bin without its mark",
            hive -> hive.bytes.put(hive.bins().getLast(), (byte) 0),
            Set.of("bin", "subkey", "subkeys"),
            -1,
            -1),
        new Damage(
            "bin at another place",
            hive -> hive.bytes.putInt(hive.bins().getLast() + 4, 0),
            Set.of("bin", "subkey", "subkeys"),
            -1,
            -1),
        new Damage(
            "bin of impossible size",
            hive -> hive.bytes.putInt(hive.bins().getLast() + 8, 4100),
            Set.of("bin", "subkey", "subkeys"),
            -1,
            -1),
        new Damage(
            "free cell of no size",
            hive -> hive.bytes.putInt(freeCell(hive), 0),
            Set.of("cell"),
            0,
            0),
        new Damage(
            "root that is no cell",
            hive -> hive.bytes.putInt(BaseBlock.ROOT_CELL, 0),
            Set.of("root"),
            605,
            3),
        new Damage(
            "root that is no key",
            hive -> hive.bytes.put(hive.key(), (byte) 0),
            Set.of("root"),
            605,
            3),
        new Damage(
            "list of subkeys nowhere",
            hive -> hive.bytes.putInt(hive.key("Many") + 28, -1),
            Set.of("subkeys"),
            600,
            0),
        new Damage(
            "list of subkeys that is none",
            hive -> hive.bytes.put(hive.subkeys("Many"), (byte) 0),
            Set.of("subkeys"),
            600,
            0),
        new Damage(
            "one leaf of a list of lists",
            hive -> hive.bytes.put(hive.pointedToBy(hive.subkeys("Many") + 8), (byte) 0),
            Set.of("subkeys"),
            100,
            0),
        new Damage(
            "list of lists with a leaf twice",
            hive -> hive.bytes.putInt(hive.subkeys("Many") + 8, hive.bytes.getInt(hive.subkeys("Many") + 4)),
            Set.of("subkeys"),
            100,
            0),
        new Damage(
            "list of lists that holds itself",
            hive -> hive.bytes.putInt(hive.subkeys("Many") + 4, hive.bytes.getInt(hive.key("Many") + 28)),
            Set.of("subkeys"),
            500,
            0),
        new Damage(
            "count of subkeys too large",
            hive -> hive.bytes.putInt(hive.key("Key") + 20, 2),
            Set.of("subkeys"),
            0,
            0),
        new Damage(
            "count of subkeys larger than the hive",
            hive -> hive.bytes.putInt(hive.key("Many") + 20, Integer.MAX_VALUE),
            Set.of("subkeys"),
            600,
            0),
        new Damage(
            "subkey of another parent",
            hive -> hive.bytes.putInt(hive.key("Key") + 16, 32 + 8),
            Set.of("subkey"),
            2,
            2),
        new Damage(
            "subkey without a name",
            hive -> hive.bytes.putShort(hive.key("Key") + 72, (short) 0),
            Set.of("subkey"),
            2,
            2),
        new Damage(
            "subkey that is the root",
            hive -> hive.bytes.putInt(hive.subkeys("Key") + 4, hive.bytes.getInt(BaseBlock.ROOT_CELL)),
            Set.of("subkey"),
            1,
            0),
        new Damage(
            "subkey that is free",
            hive -> hive.bytes.putInt(hive.key("Other") - 4, -hive.bytes.getInt(hive.key("Other") - 4)),
            Set.of("subkey"),
            1,
            1),
        new Damage(
            "neighbours of the same name",
            hive -> hive.bytes.put(hive.key("Many", "101") + Regf.KEY_NODE_SIZE, "100".getBytes(US_ASCII)),
            Set.of("subkeys"),
            0,
            0),
        new Damage(
            "subkeys of the same name that are no neighbours",
            hive -> hive.bytes.put(hive.key("Many", "11") + Regf.KEY_NODE_SIZE, "10".getBytes(US_ASCII)),
            Set.of("subkeys", "order"),
            0,
            0),
        new Damage(
            "list of values nowhere",
            hive -> hive.bytes.putInt(hive.key("Key") + 40, -1),
            Set.of("values"),
            0,
            2),
        new Damage(
            "more values than the list holds",
            hive -> hive.bytes.putInt(hive.key("Key") + 36, 1000),
            Set.of("values"),
            0,
            2),
        new Damage(
            "value listed twice",
            hive -> hive.bytes.putInt(hive.values("Key") + 4, hive.bytes.getInt(hive.values("Key"))),
            Set.of("value"),
            0,
            1),
        new Damage(
            "value that is none",
            hive -> hive.bytes.put(hive.value(0, "Key"), (byte) 0),
            Set.of("value"),
            0,
            1),
        new Damage(
            "value larger than its cell",
            hive -> hive.bytes.putInt(hive.value(0, "Key") + 4, 4000),
            Set.of("value"),
            0,
            1),
        new Damage(
            "value larger than the hive",
            hive -> hive.bytes.putInt(hive.value(1, "Key") + 4, Integer.MAX_VALUE),
            Set.of("value"),
            0,
            1),
        new Damage(
            "values that share their data",
            hive -> hive.bytes.putInt(hive.value(0, "Other") + 8, hive.bytes.getInt(hive.value(0, "Key") + 8)),
            Set.of("value"),
            0,
            1),
        new Damage(
            "segment of data used twice",
            hive -> {
              int list = hive.pointedToBy(hive.pointedToBy(hive.value(1, "Key") + 8) + 4);
              hive.bytes.putInt(list + 4, hive.bytes.getInt(list));
            },
            Set.of("value"),
            0,
            1),
        new Damage(
            "data that is the record of a key",
            hive -> hive.bytes.putInt(hive.value(0, "Key") + 8, hive.key("Other") - 4 - Regf.BASE_BLOCK_SIZE),
            Set.of("subkey"),
            1,
            1),
        new Damage(
            "security that is none",
            hive -> hive.bytes.putInt(hive.key() + 44, 32),
            Set.of("security"),
            0,
            0),
        new Damage(
            "security larger than its cell",
            hive -> hive.bytes.putInt(hive.pointedToBy(hive.key() + 44) + 16, 1 << 20),
            Set.of("security"),
            0,
            0),
        new Damage(
            "class name nowhere",
            hive -> hive.bytes.putShort(hive.key("Key") + 74, (short) 8),
            Set.of("class-name"),
            0,
            0));
  }

  private static int freeCell(DamageableHive hive) {
    int cell = Regf.BASE_BLOCK_SIZE + Regf.BIN_HEADER_SIZE;
    while (hive.bytes.getInt(cell) < 0) {
      cell -= hive.bytes.getInt(cell);
    }
    return cell;
  }

  @Test
  void aSoundHiveHasNoFindings() throws Exception {
    DamageableHive hive = DamageableHive.build(folder);
    IntegrityReport report = report(hive.bytes);
    assertThat(report.findings()).isEmpty();
    assertThat(report.isSound()).isTrue();
    assertThat(report.isClean()).isTrue();
    assertThat(report.sentence()).isEqualTo("The hive is sound: every cell, key and value checks out.");
    HiveCounts counts = report.counts();
    assertThat(counts.keys()).isEqualTo(DamageableHive.KEYS);
    assertThat(counts.values()).isEqualTo(DamageableHive.VALUES);
    assertThat(counts.bins()).isEqualTo(hive.bins().size());
    long heads = Regf.BASE_BLOCK_SIZE + counts.bins() * Regf.BIN_HEADER_SIZE;
    assertThat(counts.bytesInUse() + counts.bytesFree() + heads).isEqualTo(counts.fileSize()).isEqualTo(hive.bytes.limit());
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damageIsNamedAndTheRestIsReached(Damage damage) throws Exception {
    DamageableHive hive = DamageableHive.build(folder);
    damage.harm.inflict(hive);
    hive.seal();
    IntegrityReport report = report(hive.bytes);
    assertThat(parts(report)).isSubsetOf(damage.parts).isNotEmpty();
    assertThat(report.damages()).isPositive();
    assertThat(report.sentence()).startsWith("The hive is damaged in ");
    if (damage.keysLost < 0) {
      assertThat(report.counts().keys()).isBetween(1L, DamageableHive.KEYS - 1L);
    } else {
      assertThat(report.counts().keys()).isEqualTo(DamageableHive.KEYS - damage.keysLost);
      assertThat(report.counts().values()).isEqualTo(DamageableHive.VALUES - damage.valuesLost);
    }
    assertGateAgrees(
        hive.bytes, report.findings().stream().filter(IntegrityFinding::isDamage).findFirst().orElseThrow());
  }

  private static Set<String> parts(IntegrityReport report) {
    return report.findings().stream().map(IntegrityFinding::part).collect(Collectors.toSet());
  }

  /** The gate stops at what the report names first. */
  private static void assertGateAgrees(ByteBuffer bytes, IntegrityFinding first) {
    DriveMendException thrown = catchThrowableOfType(DriveMendException.class, () -> requireSound(bytes));
    assertThat(thrown.problem()).isEqualTo(Problem.HIVE_DAMAGED);
    assertThat(thrown).hasMessage("hive is damaged at offset " + first.place() + ": " + first.what() + ".");
  }

  private static void requireSound(ByteBuffer bytes) throws DriveMendException {
    try (HiveFile hive = HiveFile.of("hive", bytes)) {
      hive.requireSound();
    }
  }

  @Test
  void aFindingSaysWhereWhatAndWhatFollows() throws Exception {
    DamageableHive hive = DamageableHive.build(folder);
    int record = hive.value(0, "Key");
    hive.bytes.put(record, (byte) 0);
    assertThat(report(hive.bytes).findings())
        .extracting(IntegrityFinding::sentence)
        .containsExactly(
            "At 0x"
                + Integer.toHexString(record)
                + ", value: a record \"vk\" should stand here. A value of Key cannot be read.");
  }

  /** Windows halves the list to find a key; a reader goes through it. */
  @Test
  void aListOutOfOrderIsNotedAndNoDamage() throws Exception {
    DamageableHive hive = DamageableHive.build(folder);
    int list = hive.pointedToBy(hive.subkeys("Many") + 4);
    long first = hive.bytes.getLong(list + 4);
    hive.bytes.putLong(list + 4, hive.bytes.getLong(list + 12)).putLong(list + 12, first);
    IntegrityReport report = report(hive.bytes);
    assertThat(report.isSound()).isTrue();
    assertThat(report.oddities()).isEqualTo(1);
    assertThat(report.findings().getFirst().meaning()).isEqualTo("Windows may not find every key below Many.");
    requireSound(hive.bytes);
  }

  @Test
  void keysDeeperThanWindowsAllowsEndTheWalkThere() throws Exception {
    String path = "k\\".repeat(599) + "k";
    DamageableHive hive = DamageableHive.of(folder, new HiveBuilder(5).key(path));
    IntegrityReport report = report(hive.bytes);
    assertThat(report.counts().keys()).isEqualTo(513);
    assertThat(report.findings()).hasSize(1);
    assertThat(report.findings().getFirst().what()).isEqualTo("the key lies deeper than 512 keys");
    assertThat(report.findings().getFirst().meaning()).hasSizeLessThan(400).contains("k\\...");
    assertGateAgrees(hive.bytes, report.findings().getFirst());
  }

  @Test
  void aHiveFullOfZerosHasFewFindingsAndIsSoonLookedThrough() throws Exception {
    DamageableHive hive = DamageableHive.build(folder);
    byte[] zeros = new byte[64 << 20];
    hive.bytes.get(0, zeros, 0, Regf.BASE_BLOCK_SIZE);
    ByteBuffer bytes = ByteBuffer.wrap(zeros).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(BaseBlock.BINS_SIZE, zeros.length - Regf.BASE_BLOCK_SIZE);
    IntegrityReport report = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> report(bytes));
    assertThat(report.findings()).extracting(IntegrityFinding::part).containsExactly("bin", "root");
  }

  @Test
  void findingsAreBoundedAndAllAreCounted() throws Exception {
    DamageableHive hive = DamageableHive.build(folder);
    // One place that is no descriptor is named once, so each key gets its own.
    for (int i = 0; i < 600; i++) {
      hive.bytes.putInt(hive.key("Many", "" + i) + 44, -8 - i * 8);
    }
    IntegrityReport report = report(hive.bytes);
    assertThat(report.damages()).isEqualTo(600);
    assertThat(report.findings()).hasSize(IntegrityReport.MOST_FINDINGS);
    assertThat(report.omitted()).isEqualTo(400);
  }

  @Test
  void aDirtyHiveIsLookedThroughAndSaysSo() throws Exception {
    DamageableHive hive = DamageableHive.build(folder);
    hive.bytes.putInt(BaseBlock.PRIMARY_SEQUENCE, 2);
    IntegrityReport report = report(hive.seal().bytes);
    assertThat(report.isSound()).isTrue();
    assertThat(report.isClean()).isFalse();
    assertThat(report.sentence()).endsWith("It was not closed properly: its sequence numbers differ (2 and 1).");
  }

  @Test
  void progressGrowsAndWhatItThrowsEndsTheCheck() throws Exception {
    DamageableHive hive = DamageableHive.build(folder);
    List<Long> done = new ArrayList<>();
    IntegrityCheck.of(
        "hive",
        hive.bytes,
        (so, of) -> {
          assertThat(so).isLessThanOrEqualTo(of);
          done.add(so);
        });
    assertThat(done).hasSize(DamageableHive.KEYS).isSorted();
    CancellationException stop = new CancellationException("stop");
    assertThatThrownBy(
            () ->
                IntegrityCheck.of(
                    "hive",
                    hive.bytes,
                    (so, of) -> {
                      throw stop;
                    }))
        .isSameAs(stop);
  }

  private static IntegrityReport report(ByteBuffer bytes) throws DriveMendException {
    return IntegrityCheck.of("hive", bytes, (done, total) -> {});
  }
}
