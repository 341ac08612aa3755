package io.drivemend.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.model.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows lets nobody put a file in the place of one that is mapped: so no mapping may outlast its hive. */
@Tag("windows")
class HiveSwapOnWindowsTest {

  @TempDir Path folder;

  @Test
  void aRepairPutsItsCopyInTheHivesPlace() throws Exception {
    Path file = ArticleHive.write(folder);
    HiveWriter writer = new HiveWriter(file);
    for (int round = 0; round < 20; round++) {
      writer.write(List.of(ArticleHive.repair()));
      writer.write(List.of(ArticleHive.repair().reversed()));
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aClosedHiveCanBeReplacedAndCutOffAndDeleted() throws Exception {
    Path file = ArticleHive.write(folder);
    Path copy = Files.copy(file, folder.resolve("copy"));
    try (HiveRegistry registry = HiveRegistry.open(file, Optional.empty())) {
      assertThat(registry.values(View.VIEW_64, ArticleHive.KEY)).isNotEmpty();
    }
    Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    try (HiveRegistry registry = HiveRegistry.open(file, Optional.empty())) {
      assertThat(registry.values(View.VIEW_64, ArticleHive.KEY)).isNotEmpty();
    }
    Files.write(file, new byte[10]);
    Files.delete(file);
  }
}
