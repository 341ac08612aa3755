package io.drivemend.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.hive.log.HiveRecovery;
import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import io.drivemend.testing.DirtySoftware;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows removes no file that is mapped, and replaces none: neither the private copy nor the hive may be, then. */
@Tag("windows")
class DirtyHiveOnWindowsTest {

  private static final ValueLocation PATH_NAME = new ValueLocation(View.NATIVE, ArticleHive.KEY, "PathName");

  @TempDir Path folder;

  @Test
  void isRepairedWithItsLogsAndLeavesNothingInTemp() throws Exception {
    DirtySoftware made = DirtySoftware.in(folder, 5).withEntries();
    ReplayPlan plan = HiveRecovery.of(made.hive()).orElseThrow().plan();
    ValueChange change;
    try (HiveRegistry registry = HiveRegistry.open(made.hive(), Optional.empty())) {
      var before = registry.value(PATH_NAME).orElseThrow();
      byte[] data = before.data();
      data[0] = 'D';
      change = new ValueChange(PATH_NAME, before, before.withData(data));
    }
    new HiveWriter(made.hive(), Optional.of(plan)).write(List.of(change));
    try (HiveRegistry registry = HiveRegistry.open(made.hive(), Optional.empty())) {
      assertThat(registry.replay()).isEmpty();
      assertThat(registry.value(PATH_NAME)).contains(change.after());
    }
    Path temp = Path.of(System.getProperty("java.io.tmpdir"));
    try (var left = Files.newDirectoryStream(temp, "drivemend-hive.drivemend-*.tmp")) {
      assertThat(left).isEmpty();
    }
  }
}
