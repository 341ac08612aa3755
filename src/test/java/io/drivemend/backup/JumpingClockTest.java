package io.drivemend.backup;

import static io.drivemend.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.files.Sha256;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The store on machines whose clock cannot be trusted: an empty battery, a wrong year, a journey. Names are made of the
 * clock's time and kept apart whatever it says. The list is sorted by that time, since nothing else is known of a
 * backup that came from a stick; so after a clock was put back the newest backup is not the first of the list, but each
 * line says the time that it goes by.
 */
class JumpingClockTest {

  /** In the order in which the backups are made: forward, back, twice the same, before FAT's and Unix' beginning. */
  private static final List<String> TIMES =
      List.of(
          "2026-11-23T14:02:33Z",
          "2027-11-23T14:02:33Z",
          "2026-11-23T14:02:33Z",
          "2026-11-23T14:02:32Z",
          "2026-11-23T14:02:33Z",
          "1979-12-31T23:59:59Z",
          "1970-01-01T00:00:00Z",
          "1969-12-31T23:59:59Z",
          "1601-01-01T00:00:00Z",
          "2038-01-19T03:14:08Z",
          "2107-12-31T23:59:59Z",
          "9999-12-30T00:00:00Z",
          "2026-11-23T14:02:33Z");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Z", "+14:00", "-12:00", "Europe/Berlin"})
  void everyBackupHasItsOwnNameAndNoneIsTouchedByALaterOne(String zone) throws Exception {
    Map<String, Instant> made = new LinkedHashMap<>();
    Map<Path, String> before = content();
    for (String time : TIMES) {
      String id = storeAt(time, zone).create(SampleRequest.REQUEST, file -> {}).id();
      assertThat(made.put(id, Instant.parse(time))).as("the name %s is new", id).isNull();
      assertThat(content()).containsAllEntriesOf(before);
      before = content();
    }
    // The reader's own clock counts for nothing.
    for (String now : List.of("1970-01-01T00:00:00Z", "2500-01-01T00:00:00Z")) {
      BackupStore store = storeAt(now, "Z");
      for (BackupStore.Listed listed : store.list()) {
        store.verify(store.find(listed.id()));
      }
      List<String> newestFirst = new ArrayList<>(made.keySet());
      newestFirst.sort(Comparator.<String, Instant>comparing(made::get).thenComparing(id -> id).reversed());
      assertThat(store.list()).extracting(BackupStore.Listed::id).containsExactlyElementsOf(newestFirst);
    }
  }

  @Test
  void aYearThatNoNameCanTellGivesNoBackupAndTheNextOneWorks() throws Exception {
    String first = storeAt("2026-11-23T14:02:33Z", "Z").create(SampleRequest.REQUEST, file -> {}).id();
    Map<Path, String> before = content();
    BackupStore tenThousand = storeAt("+10000-01-01T00:00:00Z", "Z");
    assertProblem(Problem.BACKUP_NOT_VERIFIED, () -> tenThousand.create(SampleRequest.REQUEST, file -> {}));
    assertThat(content()).isEqualTo(before);
    String second = storeAt("2026-11-23T14:02:33Z", "Z").create(SampleRequest.REQUEST, file -> {}).id();
    assertThat(second).isEqualTo(first + "_2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1979-12-31T23:59:59Z", "2026-11-23T14:02:33Z", "2500-01-01T00:00:00Z"})
  void whatAKilledProgramLeftGoesWhateverTheClocksSaid(String now) throws Exception {
    for (String then : List.of("1980-01-01T00:00:00Z", "2026-11-23T14:02:34Z", "2107-12-31T23:59:58Z")) {
      Path unfinished = Files.createDirectories(folder.resolve(".20261123-140233-OTHER.unfinished"));
      Files.setLastModifiedTime(unfinished, FileTime.from(Instant.parse(then)));
      storeAt(now, "Z").create(SampleRequest.REQUEST, file -> {});
      assertThat(unfinished).doesNotExist();
    }
  }

  private BackupStore storeAt(String time, String zone) {
    return new BackupStore(folder, "DriveMend test", Clock.fixed(Instant.parse(time), ZoneId.of(zone)));
  }

  /** Every file with its checksum. */
  private Map<Path, String> content() throws IOException {
    Map<Path, String> content = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        content.put(path, Sha256.of(path));
      }
    }
    return content;
  }
}
