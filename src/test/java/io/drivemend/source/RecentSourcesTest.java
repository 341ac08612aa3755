package io.drivemend.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.files.SettingsFile;
import io.drivemend.source.RecentSources.Recent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The places that were used lately. */
class RecentSourcesTest {

  @TempDir private Path folder;

  @Test
  void theLatestComesFirstAndOnlyOnce() {
    recent().add(folder.resolve("a"));
    recent().add(folder);
    recent().add(folder.resolve("a"));
    assertThat(recent().list()).containsExactly(new Recent(folder.resolve("a"), false), new Recent(folder, true));
    recent().forget(folder.resolve("a"));
    assertThat(recent().list()).containsExactly(new Recent(folder, true));
  }

  @Test
  void theListIsBounded() {
    IntStream.range(0, 3 * RecentSources.MOST).forEach(i -> recent().add(folder.resolve("disk" + i)));
    assertThat(recent().list()).hasSize(RecentSources.MOST);
    assertThat(recent().list().getFirst().path()).hasFileName("disk" + (3 * RecentSources.MOST - 1));
    recent().forgetAll();
    assertThat(recent().list()).isEmpty();
  }

  @Test
  void settingsThatCannotBeReadOrWrittenAreNoFailure() throws Exception {
    Files.createDirectories(folder.resolve("settings.json").resolve("in-the-way"));
    recent().add(folder);
    assertThat(recent().list()).isEmpty();
  }

  private RecentSources recent() {
    return new RecentSources(new SettingsFile(folder.resolve("settings.json")));
  }
}
