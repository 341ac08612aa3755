package io.drivemend.hive.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.hive.format.HiveFile;
import io.drivemend.testing.DirtySoftware;
import io.drivemend.testing.HiveLogs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hives whose right answer is known, because their logs were made from it. */
class HiveRecoveryTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 6})
  void bothLogsOfTheNewFormatLeadToTheNewestState(int minorVersion) throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, minorVersion).withEntries();
    ReplayPlan plan = plan(made);
    assertThat(plan.applied()).extracting(LogUse.Applied::first).containsExactly(10L, 11L);
    assertThat(plan.applied()).extracting(LogUse.Applied::last).containsExactly(10L, 12L);
    assertThat(plan.entries()).isEqualTo(3);
    assertReplayedTo(made, 3);
    byte[] byOther =
        new SmallDecoder(Files.readAllBytes(made.hive()))
            .applyEntries(Files.readAllBytes(folder.resolve("SOFTWARE.LOG1")), 1)
            .applyEntries(Files.readAllBytes(folder.resolve("SOFTWARE.LOG2")), 2)
            .bins();
    assertThat(byOther).isEqualTo(bins(made.state(3)));
  }

  @ParameterizedTest
  @CsvSource({"3, SOFTWARE.LOG", "3, SOFTWARE.LOG1", "5, software.Log", "5, SOFTWARE.LOG2", "6, SOFTWARE.log1"})
  void aLogOfTheOldFormatLeadsToTheNewestState(int minorVersion, String name) throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, minorVersion).withDirtyVector(name);
    assertThat(plan(made).applied()).extracting(LogUse.Applied::first).containsExactly(6L);
    assertReplayedTo(made, 3);
    byte[] byOther =
        new SmallDecoder(Files.readAllBytes(made.hive())).applyDirtyVector(Files.readAllBytes(folder.resolve(name))).bins();
    assertThat(byOther).isEqualTo(bins(made.state(3)));
  }

  @Test
  void logsMayBeSwapped() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    byte[] one = Files.readAllBytes(folder.resolve("SOFTWARE.LOG1"));
    made.write("SOFTWARE.LOG1", Files.readAllBytes(folder.resolve("SOFTWARE.LOG2"))).write("SOFTWARE.LOG2", one);
    assertThat(plan(made).logs()).extracting(LogReport::name).containsExactly("SOFTWARE.LOG2", "SOFTWARE.LOG1");
    assertReplayedTo(made, 3);
  }

  @Test
  void aTornBaseBlockComesFromTheLogOfTheOldFormatWithTheMomentOfTheFirstBin() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 3);
    byte[] newest = HiveLogs.withFirstBinMoment(made.state(3), DirtySoftware.MOMENT);
    byte[] oldest = HiveLogs.withFirstBinMoment(made.state(0), DirtySoftware.MOMENT);
    byte[] log =
        HiveLogs.dirtyVectorLog(HiveLogs.head(newest, HiveLogs.VERY_OLD, 6, DirtySoftware.MOMENT), oldest, newest);
    made.write("SOFTWARE", torn(oldest)).write("SOFTWARE.LOG", log);
    assertThat(plan(made).baseBlockRecovered()).isTrue();
    assertReplayedTo(made, newest);
  }

  @Test
  void aTornBaseBlockComesFromTheLaterLogOfTheNewFormatWhoseEntriesAloneAreApplied() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    made.write("SOFTWARE", torn(made.state(1)));
    ReplayPlan plan = plan(made);
    assertThat(plan.baseBlockRecovered()).isTrue();
    assertThat(plan.applied()).extracting(LogUse.Applied::first).containsExactly(11L);
    assertReplayedTo(made, 3);
  }

  @Test
  void theHiveIsClosedWithANumberAboveEveryEntryOldOnesIncluded() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    byte[] old = HiveLogs.entry(7000, made.state(0), made.state(1));
    made.write("SOFTWARE.LOG1", HiveLogs.log(made.head(10), made.entry(10), new byte[1024], old));
    try (HiveFile hive = HiveFile.open(replayed(made))) {
      assertThat(hive.baseBlock().primarySequence()).isEqualTo(7001);
      assertThat(hive.baseBlock().secondarySequence()).isEqualTo(7001);
    }
  }

  @Test
  void theFlagOfTheLastEntryIsTakenOver() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    assertThat(HiveLogs.little(Files.readAllBytes(made.hive())).getInt(144)).isZero();
    assertThat(HiveLogs.little(Files.readAllBytes(replayed(made))).getInt(144)).isEqualTo(1);
  }

  @Test
  void pagesThatAreWrittenTwiceCountOnceInTheResult() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    ReplayPlan plan = plan(made);
    long written = plan.applied().stream().mapToLong(LogUse.Applied::bytes).sum();
    assertThat(plan.bytes()).isLessThan(written).isPositive();
  }

  @Test
  void nothingIsSaidOfAHiveThatWasClosedProperlyWhateverItsLogsHold() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    made.write("SOFTWARE", made.state(0));
    assertThat(HiveRecovery.of(made.hive())).isEmpty();
  }

  @Test
  void lookingChangesNothing() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    byte[] hive = Files.readAllBytes(made.hive());
    byte[] log = Files.readAllBytes(folder.resolve("SOFTWARE.LOG1"));
    assertThat(plan(made)).isEqualTo(plan(made));
    assertThat(made.hive()).hasBinaryContent(hive);
    assertThat(folder.resolve("SOFTWARE.LOG1")).hasBinaryContent(log);
  }

  static byte[] torn(byte[] hive) {
    byte[] torn = hive.clone();
    Arrays.fill(torn, 0, 256, (byte) 0x55);
    return torn;
  }

  private static ReplayPlan plan(DirtySoftware made) throws Exception {
    ReplayPlan plan = HiveRecovery.of(made.hive()).orElseThrow().plan();
    assertThat(plan.obstacle()).isEmpty();
    assertThat(plan.replayable()).isTrue();
    return plan;
  }

  private static void assertReplayedTo(DirtySoftware made, int state) throws Exception {
    assertReplayedTo(made, made.state(state));
  }

  private static void assertReplayedTo(DirtySoftware made, byte[] state) throws Exception {
    Path replayed = replayed(made);
    try (HiveFile hive = HiveFile.open(replayed)) {
      hive.requireSound();
    }
    assertThat(bins(Files.readAllBytes(replayed))).isEqualTo(bins(state));
  }

  private static Path replayed(DirtySoftware made) throws Exception {
    Path file = made.hive().resolveSibling("replayed");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      HiveRecovery.of(made.hive()).orElseThrow().image().orElseThrow().writeTo(channel);
    }
    return file;
  }

  private static byte[] bins(byte[] hive) throws IOException {
    return Arrays.copyOfRange(hive, 4096, 4096 + HiveLogs.binsSize(hive));
  }
}
