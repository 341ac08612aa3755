package io.drivemend.hive.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.testing.DirtySoftware;
import io.drivemend.testing.HiveLogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logs that are damaged, torn, of another hive or made to harm: what is still applied, and why the rest is not. */
class UnusableLogsTest {

  @TempDir Path folder;
  private DirtySoftware made;

  @BeforeEach
  void build() throws IOException {
    made = DirtySoftware.in(folder, 5).withEntries();
  }

  /** What is done to the pair of logs with the entries 10, 11 and 12. */
  enum Harm {
    NOTHING("10-10 11-12"),
    HASH_OF_THE_LAST_ENTRY("10-10 11-11"),
    HASH_OF_THE_HEADER_OF_THE_LAST_ENTRY("10-10 11-11"),
    LAST_ENTRY_CUT_OFF("10-10 11-11"),
    LAST_ENTRY_WITH_THE_WRONG_NUMBER("10-10 11-11"),
    LAST_ENTRY_NAMES_A_PAGE_BEHIND_THE_BINS("10-10 11-11"),
    LAST_ENTRY_NAMES_MORE_PAGES_THAN_IT_HAS("10-10 11-11"),
    LAST_ENTRY_NAMES_NO_PAGE("10-10 11-11"),
    LAST_ENTRY_NAMES_A_SIZE_THAT_IS_NONE("10-10 11-11"),
    LAST_ENTRY_NAMES_A_PAGE_OF_NEGATIVE_LENGTH("10-10 11-11"),
    LAST_ENTRY_HAS_NO_LENGTH("10-10 11-11"),
    FIRST_ENTRY_DAMAGED("NO_SOUND_ENTRY NOT_NEXT"),
    SECOND_LOG_BEGINS_LATER("10-10 NOT_NEXT"),
    SECOND_LOG_REPEATS_THE_FIRST("10-10 NOT_NEXT"),
    FIRST_LOG_OLDER("OLDER 11-12"),
    FIRST_LOG_EMPTY("EMPTY 11-12"),
    SECOND_LOG_OF_ZEROS("10-10 EMPTY"),
    FIRST_LOG_MISSING("MISSING INCOMPLETE"),
    SECOND_LOG_MISSING("INCOMPLETE MISSING"),
    FIRST_HEAD_DAMAGED("HEAD_DAMAGED INCOMPLETE"),
    FIRST_HEAD_HALF_WRITTEN("HEAD_DAMAGED INCOMPLETE"),
    FIRST_LOG_NO_LOG("HEAD_DAMAGED INCOMPLETE"),
    FIRST_LOG_OF_ANOTHER_HIVE("OTHER_HIVE INCOMPLETE"),
    FIRST_LOG_OF_A_HIVE_WITH_ANOTHER_NAME("OTHER_HIVE INCOMPLETE"),
    FIRST_LOG_OF_AN_UNKNOWN_KIND("KIND_UNKNOWN INCOMPLETE"),
    FIRST_LOG_OF_LARGE_SECTORS("KIND_UNKNOWN INCOMPLETE"),
    FIRST_LOG_A_FOLDER("UNREADABLE INCOMPLETE"),
    FIRST_LOG_IN_TWO_SPELLINGS("AMBIGUOUS INCOMPLETE AMBIGUOUS"),
    SECOND_LOG_OF_THE_OLD_KIND("10-10 UNUSED"),
    THIRD_LOG_OF_THE_OLD_KIND("10-10 11-12 UNUSED");

    private final String expected;

    Harm(String expected) {
      this.expected = expected;
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofTheNewFormat(Harm harm) throws Exception {
    inflict(harm);
    Map<Path, byte[]> before = files();
    ReplayPlan plan = HiveRecovery.of(made.hive()).orElseThrow().plan();
    List<LogReport> byName = plan.logs().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    assertThat(byName.stream().map(log -> inShort(log.use())).collect(Collectors.joining(" "))).isEqualTo(harm.expected);
    assertThat(plan.replayable()).isEqualTo(!plan.applied().isEmpty());
    assertThat(plan.obstacle().isEmpty()).isEqualTo(plan.replayable());
    assertThat(plan.logs()).allSatisfy(log -> assertThat(log.use().words()).isNotBlank());
    assertThat(files()).containsExactlyEntriesOf(before);
  }

  private static String inShort(LogUse use) {
    return switch (use) {
      case LogUse.Applied applied -> applied.first() + "-" + applied.last();
      case LogUse.Skipped skipped -> skipped.reason().name();
    };
  }

  private void inflict(Harm harm) throws IOException {
    byte[] ten = made.entry(10);
    byte[] twelve = made.entry(12);
    switch (harm) {
      case NOTHING -> {}
      case HASH_OF_THE_LAST_ENTRY -> second(flipped(twelve, twelve.length - 1));
      case HASH_OF_THE_HEADER_OF_THE_LAST_ENTRY -> second(flipped(twelve, 8));
      case LAST_ENTRY_CUT_OFF -> second(Arrays.copyOf(twelve, twelve.length - 512));
      case LAST_ENTRY_WITH_THE_WRONG_NUMBER -> second(hashed(twelve, 12, 14));
      case LAST_ENTRY_NAMES_A_PAGE_BEHIND_THE_BINS -> second(hashed(twelve, 40, HiveLogs.binsSize(made.state(3))));
      case LAST_ENTRY_NAMES_MORE_PAGES_THAN_IT_HAS -> second(hashed(twelve, 20, Integer.MAX_VALUE));
      case LAST_ENTRY_NAMES_NO_PAGE -> second(hashed(twelve, 20, 0));
      case LAST_ENTRY_NAMES_A_SIZE_THAT_IS_NONE -> second(hashed(twelve, 16, 4097));
      case LAST_ENTRY_NAMES_A_PAGE_OF_NEGATIVE_LENGTH -> second(hashed(twelve, 44, -4096));
      case LAST_ENTRY_HAS_NO_LENGTH -> {
        HiveLogs.little(twelve).putInt(4, 0);
        second(twelve);
      }
      case FIRST_ENTRY_DAMAGED -> first(made.head(10), flipped(ten, 100));
      case SECOND_LOG_BEGINS_LATER -> made.write("SOFTWARE.LOG2", HiveLogs.log(made.head(12), twelve));
      case SECOND_LOG_REPEATS_THE_FIRST -> made.write("SOFTWARE.LOG2", HiveLogs.log(made.head(10), ten));
      case FIRST_LOG_OLDER -> made.write("SOFTWARE", HiveLogs.dirty(made.state(1), 12, 11, DirtySoftware.MOMENT));
      case FIRST_LOG_EMPTY -> made.write("SOFTWARE.LOG1", new byte[0]);
      case SECOND_LOG_OF_ZEROS -> made.write("SOFTWARE.LOG2", new byte[8192]);
      case FIRST_LOG_MISSING -> Files.delete(folder.resolve("SOFTWARE.LOG1"));
      case SECOND_LOG_MISSING -> Files.delete(folder.resolve("SOFTWARE.LOG2"));
      case FIRST_HEAD_DAMAGED -> first(flipped(made.head(10), 200), ten);
      case FIRST_HEAD_HALF_WRITTEN -> first(sealed(made.head(10), 8, 9), ten);
      case FIRST_LOG_NO_LOG -> made.write("SOFTWARE.LOG1", "this is a note".getBytes(StandardCharsets.US_ASCII));
      case FIRST_LOG_OF_ANOTHER_HIVE -> first(sealed(made.head(10), 36, 4128), ten);
      case FIRST_LOG_OF_A_HIVE_WITH_ANOTHER_NAME -> first(sealed(made.head(10), 48, 'S' | 'Y' << 16), ten);
      case FIRST_LOG_OF_AN_UNKNOWN_KIND -> first(sealed(made.head(10), 28, 7), ten);
      case FIRST_LOG_OF_LARGE_SECTORS -> first(sealed(made.head(10), 44, 8), ten);
      case FIRST_LOG_A_FOLDER -> {
        Files.delete(folder.resolve("SOFTWARE.LOG1"));
        Files.createDirectory(folder.resolve("SOFTWARE.LOG1"));
      }
      case FIRST_LOG_IN_TWO_SPELLINGS -> made.write("SOFTWARE.Log1", HiveLogs.log(made.head(10), ten));
      case SECOND_LOG_OF_THE_OLD_KIND -> made.write("SOFTWARE.LOG2", made.dirtyVectorLog());
      case THIRD_LOG_OF_THE_OLD_KIND -> made.write("software.log", made.dirtyVectorLog());
    }
  }

  private void first(byte[] head, byte[] entry) throws IOException {
    made.write("SOFTWARE.LOG1", HiveLogs.log(head, entry));
  }

  private void second(byte[] last) throws IOException {
    made.write("SOFTWARE.LOG2", HiveLogs.log(made.head(11), made.entry(11), last));
  }

  private static byte[] flipped(byte[] bytes, int at) {
    bytes[at] ^= 1;
    return bytes;
  }

  private static byte[] hashed(byte[] entry, int at, int number) {
    HiveLogs.little(entry).putInt(at, number);
    return HiveLogs.hashed(entry);
  }

  private static byte[] sealed(byte[] head, int at, int number) {
    HiveLogs.little(head).putInt(at, number);
    return HiveLogs.sealed(head);
  }

  /** What is done to the only log, of the old format. */
  enum OldHarm {
    NOTHING("6-6"),
    OTHER_MOMENT("OTHER_MOMENT"),
    NO_MOMENT("OTHER_MOMENT"),
    NO_VECTOR("PAGES_DAMAGED"),
    VECTOR_CUT_OFF("PAGES_DAMAGED"),
    PAGES_CUT_OFF("PAGES_DAMAGED"),
    VECTOR_WITHOUT_A_BIT("PAGES_DAMAGED"),
    BINS_OF_NEGATIVE_SIZE("PAGES_DAMAGED"),
    HALF_WRITTEN("HEAD_DAMAGED"),
    OTHER_HIVE("OTHER_HIVE");

    private final String expected;

    OldHarm(String expected) {
      this.expected = expected;
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofTheOldFormat(OldHarm harm) throws Exception {
    Files.delete(folder.resolve("SOFTWARE.LOG1"));
    Files.delete(folder.resolve("SOFTWARE.LOG2"));
    byte[] log = made.dirtyVectorLog();
    byte[] harmed =
        switch (harm) {
          case NOTHING -> log;
          case OTHER_MOMENT -> sealedLog(log, 12, 7);
          case NO_MOMENT -> {
            made.write("SOFTWARE", HiveLogs.dirty(made.state(0), 6, 5, 0));
            HiveLogs.little(log).putLong(12, 0);
            yield HiveLogs.sealed(log);
          }
          case NO_VECTOR -> flipped(log, 512);
          case VECTOR_CUT_OFF -> Arrays.copyOf(log, 516);
          case PAGES_CUT_OFF -> Arrays.copyOf(log, log.length - 1);
          case VECTOR_WITHOUT_A_BIT -> {
            Arrays.fill(log, 516, 516 + HiveLogs.binsSize(log) / 4096, (byte) 0);
            yield log;
          }
          case BINS_OF_NEGATIVE_SIZE -> sealedLog(log, 40, -4096);
          case HALF_WRITTEN -> sealedLog(log, 8, 5);
          case OTHER_HIVE -> sealedLog(log, 24, 3);
        };
    ReplayPlan plan = HiveRecovery.of(made.write("SOFTWARE.LOG", harmed).hive()).orElseThrow().plan();
    assertThat(plan.logs()).extracting(found -> inShort(found.use())).containsExactly(harm.expected);
    assertThat(plan.replayable()).isEqualTo(harm == OldHarm.NOTHING);
  }

  private static byte[] sealedLog(byte[] log, int at, int number) {
    HiveLogs.little(log).putInt(at, number);
    return HiveLogs.sealed(log);
  }

  @Test
  void withoutAnyLog() throws Exception {
    Files.delete(folder.resolve("SOFTWARE.LOG1"));
    Files.delete(folder.resolve("SOFTWARE.LOG2"));
    ReplayPlan plan = HiveRecovery.of(made.hive()).orElseThrow().plan();
    assertThat(plan.replayable()).isFalse();
    assertThat(plan.sentence())
        .isEqualTo("The hive was not closed properly (its sequence numbers differ, 6 and 5), and its logs cannot be used: there are none");
  }

  @Test
  void thatWouldMakeTheHiveLargerThanWhatTheyBring() throws Exception {
    byte[] entry = made.entry(10);
    HiveLogs.little(entry).putInt(16, 0x7FFF_F000);
    first(made.head(10), HiveLogs.hashed(entry));
    made.write("SOFTWARE.LOG2", new byte[0]);
    HiveRecovery recovery = HiveRecovery.of(made.hive()).orElseThrow();
    assertThat(recovery.plan().obstacle()).contains("make the hive larger");
    assertThat(recovery.image()).isEmpty();
  }

  @Test
  void whoseNumbersAreUsedUp() throws Exception {
    byte[] entry = HiveLogs.entry(-2, made.state(0), made.state(1));
    first(HiveLogs.head(made.state(0), HiveLogs.NEW, -2, DirtySoftware.MOMENT), entry);
    made.write("SOFTWARE.LOG2", new byte[0]);
    ReplayPlan plan = HiveRecovery.of(made.hive()).orElseThrow().plan();
    assertThat(plan.obstacle()).contains("used up");
  }

  @Test
  void theLastLogOfThoseThatWriteErrorsLeftIsTakenWhereOnlyItHasTheMomentOfTheHive() throws Exception {
    byte[] older = sealedLog(made.dirtyVectorLog(), 12, 7);
    made.write("SOFTWARE.LOG1", older).write("SOFTWARE.LOG2", made.dirtyVectorLog());
    assertThat(HiveRecovery.of(made.hive()).orElseThrow().plan().logs())
        .extracting(log -> inShort(log.use()))
        .containsExactly("OTHER_MOMENT", "6-6");
  }

  private Map<Path, byte[]> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .collect(Collectors.toMap(file -> file, UnusableLogsTest::bytes, (a, b) -> a, LinkedHashMap::new));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
