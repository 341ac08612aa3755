package io.drivemend.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drivemend.hive.format.BaseBlock;
import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.log.HiveRecovery;
import io.drivemend.hive.log.LogUse;
import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.hive.log.SkipReason;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import io.drivemend.testing.DirtySoftware;
import io.drivemend.testing.ExternalTool;
import io.drivemend.testing.HiveLogs;
import io.drivemend.testing.SmallDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hives that were not closed properly: read and repaired with their logs, or left alone. */
class DirtyHiveWriterTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String TEMP = "java.io.tmpdir";
  private static final ValueLocation PATH_NAME = new ValueLocation(View.NATIVE, ArticleHive.KEY, "PathName");
  private static final ValueLocation SYSTEM_ROOT = new ValueLocation(View.NATIVE, ArticleHive.KEY, "SystemRoot");

  @TempDir Path folder;
  @TempDir Path temp;
  private String tempBefore = "";

  @BeforeEach
  void useATempOfOurOwn() {
    tempBefore = System.getProperty(TEMP);
    System.setProperty(TEMP, temp.toString());
  }

  @AfterEach
  void nothingIsLeftInTemp() {
    System.setProperty(TEMP, tempBefore);
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void itIsReadWithItsLogsFromACopyThatOnlyItsOwnerCanOpen() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    Map<String, byte[]> before = files();
    try (HiveRegistry registry = HiveRegistry.open(made.hive(), Optional.empty())) {
      assertThat(registry.replay().map(ReplayPlan::entries)).contains(3L);
      assertThat(registry.value(SYSTEM_ROOT).orElseThrow().text()).contains("D:\\WINNT");
      assertThat(registry.subkeys(View.NATIVE, KeyPath.of("SOFTWARE\\Vendor"))).hasSize(300);
      assertThat(registry.content()).hasParent(temp);
      if (HiveReplacement.posix(registry.content()) != null) {
        assertThat(Files.getPosixFilePermissions(registry.content())).hasToString("[OWNER_READ, OWNER_WRITE]");
      }
    }
    assertThat(files()).containsExactlyEntriesOf(before);
  }

  @Test
  void damageInWhatTheLogsBringNamesTheHiveAndNotTheCopy() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    byte[] damaged = made.state(0).clone();
    HiveLogs.little(damaged).putInt(4096 + 8, 5); // the size of the first bin
    byte[] log = HiveLogs.log(made.head(10), HiveLogs.entry(10, made.state(0), damaged));
    made.write("SOFTWARE.LOG1", log).write("SOFTWARE.LOG2", new byte[0]);
    DriveMendException found =
        catchThrowableOfType(DriveMendException.class, () -> HiveRegistry.open(made.hive(), Optional.empty()));
    assertThat(found.problem()).isEqualTo(Problem.HIVE_DAMAGED);
    assertThat(found.sentence()).startsWith(made.hive() + " with its logs is damaged at offset 0x1008");
  }

  @Test
  void withoutUsableLogsItIsReadAsItIsAndMarkedAndNeverRepaired() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    Files.delete(folder.resolve("SOFTWARE.LOG1"));
    try (HiveRegistry registry = HiveRegistry.open(made.hive(), Optional.empty())) {
      assertThat(registry.replay().map(ReplayPlan::replayable)).contains(false);
      assertThat(registry.value(SYSTEM_ROOT).orElseThrow().text()).contains("C:\\WINNT");
      assertThat(registry.content()).isEqualTo(made.hive());
    }
    ReplayPlan plan = plan(made);
    assertThat(refused(made, Optional.of(plan)).problem()).isEqualTo(Problem.HIVE_DIRTY);
    assertThat(refused(made, Optional.empty())).hasMessageContaining("SOFTWARE.LOG1: it is not there");
  }

  @Test
  void aSystemHiveWithoutUsableLogsIsNoWitness() throws Exception {
    DirtySoftware system = DirtySoftware.in(Files.createDirectory(folder.resolve("system")), 5).withEntries();
    Files.delete(system.hive().resolveSibling("SOFTWARE.LOG1"));
    Path software = ArticleHive.write(folder);
    try (HiveRegistry registry = HiveRegistry.open(software, Optional.of(system.hive()))) {
      DriveMendException thrown =
          catchThrowableOfType(
              DriveMendException.class,
              () -> registry.hasKey(View.NATIVE, KeyPath.of("SYSTEM\\Select")));
      assertThat(thrown.problem()).isEqualTo(Problem.HIVE_DIRTY);
    }
  }

  @Test
  void withoutConsentNothingIsWritten() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    assertThat(refused(made, Optional.empty()).problem()).isEqualTo(Problem.REPLAY_NOT_AGREED);
  }

  @Test
  void consentToOtherLogsIsNone() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    ReplayPlan agreed = plan(made);
    made.write("SOFTWARE.LOG2", HiveLogs.log(made.head(11), made.entry(11)));
    assertThat(refused(made, Optional.of(agreed)).problem()).isEqualTo(Problem.CHANGED_SINCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 6})
  void aRepairMakesTheNewestStateAWholeHiveWithTheLetterChanged(int minorVersion) throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, minorVersion).withEntries();
    byte[] log1 = Files.readAllBytes(folder.resolve("SOFTWARE.LOG1"));
    byte[] log2 = Files.readAllBytes(folder.resolve("SOFTWARE.LOG2"));
    repair(made);
    assertIsNewestStateRepaired(made, 14);
    assertThat(folder.resolve("SOFTWARE.LOG1")).hasBinaryContent(log1);
    assertThat(folder.resolve("SOFTWARE.LOG2")).hasBinaryContent(log2);
    assertThat(files()).containsOnlyKeys("SOFTWARE", "SOFTWARE.LOG1", "SOFTWARE.LOG2");
  }

  @Test
  void aRepairWithALogOfTheOldFormat() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 3).withDirtyVector("software.LOG");
    byte[] log = Files.readAllBytes(folder.resolve("software.LOG"));
    repair(made);
    assertIsNewestStateRepaired(made, 8);
    assertThat(folder.resolve("software.LOG")).hasBinaryContent(log);
  }

  /** The bytes are those of the newest state, but for the letter, the moment in the first bin, and the base block. */
  private void assertIsNewestStateRepaired(DirtySoftware made, int sequence) throws Exception {
    byte[] expected = HiveLogs.withFirstBinMoment(made.state(3), BaseBlock.filetime(NOW));
    byte[] written = Files.readAllBytes(made.hive());
    assertThat(written).hasSameSizeAs(expected);
    int letter = Arrays.mismatch(expected, 4096, expected.length, written, 4096, written.length);
    assertThat((char) expected[4096 + letter]).isEqualTo('C');
    expected[4096 + letter] = 'D';
    assertThat(Arrays.copyOfRange(written, 4096, written.length)).isEqualTo(Arrays.copyOfRange(expected, 4096, expected.length));
    assertThat(HiveRecovery.of(made.hive())).isEmpty();
    try (HiveFile hive = HiveFile.open(made.hive())) {
      hive.requireSound();
      assertThat(hive.baseBlock().primarySequence()).isEqualTo(sequence);
    }
    ExternalTool hivexget = ExternalTool.assumeInstalled("hivexget");
    String key = "Microsoft\\Windows NT\\CurrentVersion";
    assertThat(hivexget.run(made.hive(), key, "PathName")).isEqualTo("D:\\WINNT\n");
    assertThat(hivexget.run(made.hive(), key, "RegisteredOwner")).isEqualTo("somebody\n");
    assertThat(ExternalTool.assumeInstalled("reglookup").run("-p", "Vendor", made.hive())).contains("/Vendor/Product 299");
  }

  @Test
  void shouldTheNextWindowsBeInterruptedTheOldLogsDoNotApply() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    repair(made);
    interruptAWrite(made.hive());
    assertThat(reasons(made)).containsOnly(SkipReason.OLDER);
  }

  @Test
  void norDoesAnOldLogOfTheOldFormatWhetherTheBaseBlockIsTornThenOrNot() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 3).withDirtyVector("SOFTWARE.LOG");
    repair(made);
    interruptAWrite(made.hive());
    assertThat(reasons(made)).containsOnly(SkipReason.OTHER_MOMENT);
    byte[] torn = Files.readAllBytes(made.hive());
    Arrays.fill(torn, 0, 512, (byte) 0x55);
    Files.write(made.hive(), torn);
    assertThat(reasons(made)).containsOnly(SkipReason.OTHER_MOMENT);
  }

  private static void interruptAWrite(Path hive) throws IOException {
    byte[] bytes = Files.readAllBytes(hive);
    int sequence = HiveLogs.little(bytes).getInt(8);
    long moment = HiveLogs.little(bytes).getLong(12);
    Files.write(hive, HiveLogs.dirty(bytes, sequence + 1, sequence, moment));
  }

  private static List<SkipReason> reasons(DirtySoftware made) throws DriveMendException {
    return plan(made).logs().stream().map(log -> ((LogUse.Skipped) log.use()).reason()).toList();
  }

  @ParameterizedTest
  @EnumSource(value = WriteStep.class, names = "SWAPPED", mode = EnumSource.Mode.EXCLUDE)
  void aLogThatChangesWhileItIsRepairedStopsTheRepair(WriteStep step) throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    byte[] hive = Files.readAllBytes(made.hive());
    HiveWriter writer =
        new HiveWriter(
            made.hive(),
            Optional.of(plan(made)),
            InstantSource.fixed(NOW),
            reached -> {
              if (reached == step) {
                rewrite(made);
              }
            });
    List<ValueChange> changes = List.of(change(made));
    DriveMendException thrown = catchThrowableOfType(DriveMendException.class, () -> writer.write(changes));
    assertThat(thrown.problem()).isEqualTo(Problem.CHANGED_SINCE);
    assertThat(made.hive()).hasBinaryContent(hive);
    assertThat(files()).containsOnlyKeys("SOFTWARE", "SOFTWARE.LOG1", "SOFTWARE.LOG2");
  }

  private static void rewrite(DirtySoftware made) {
    try {
      made.write("SOFTWARE.LOG2", HiveLogs.log(made.head(11), made.entry(11)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whereTempHasNoRoomTheReasonIsSaid() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    Path mounts = Files.createDirectory(folder.resolve("mounts"));
    try (SmallDisk disk = SmallDisk.assumeMounted(mounts, "16k")) {
      System.setProperty(TEMP, disk.mountPoint().toString());
      DriveMendException thrown =
          catchThrowableOfType(DriveMendException.class, () -> HiveRegistry.open(made.hive(), Optional.empty()).close());
      assertThat(thrown.problem()).isEqualTo(Problem.NO_ROOM_TO_REPLAY);
      assertThat(disk.mountPoint()).isEmptyDirectory();
    } finally {
      System.setProperty(TEMP, temp.toString());
    }
  }

  @Test
  void whatAKilledProgramLeftInTempIsRemovedByTheNext() throws Exception {
    Process java = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version").start();
    java.waitFor();
    Files.writeString(temp.resolve("drivemend-hive.drivemend-" + java.pid() + "-1a2b.tmp"), "half a hive");
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    HiveRegistry.open(made.hive(), Optional.empty()).close();
    assertThat(temp).isEmptyDirectory();
  }

  private static void repair(DirtySoftware made) throws Exception {
    List<ValueChange> changes = List.of(change(made));
    new HiveWriter(made.hive(), Optional.of(plan(made)), InstantSource.fixed(NOW), step -> {}).write(changes);
  }

  private DriveMendException refused(DirtySoftware made, Optional<ReplayPlan> agreed) throws Exception {
    Map<String, byte[]> before = files();
    List<ValueChange> changes = List.of(change(made));
    DriveMendException thrown =
        catchThrowableOfType(DriveMendException.class, () -> new HiveWriter(made.hive(), agreed).write(changes));
    assertThat(thrown).isNotNull();
    assertThat(files()).containsExactlyEntriesOf(before);
    return thrown;
  }

  private static ValueChange change(DirtySoftware made) throws DriveMendException {
    try (HiveRegistry registry = HiveRegistry.open(made.hive(), Optional.empty())) {
      var before = registry.value(PATH_NAME).orElseThrow();
      byte[] data = before.data();
      data[0] = 'D';
      return new ValueChange(PATH_NAME, before, before.withData(data));
    }
  }

  private static ReplayPlan plan(DirtySoftware made) throws DriveMendException {
    return HiveRecovery.of(made.hive()).orElseThrow().plan();
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    return contents;
  }
}
