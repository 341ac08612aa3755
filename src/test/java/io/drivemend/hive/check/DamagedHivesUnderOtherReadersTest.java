package io.drivemend.hive.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drivemend.testing.ExternalTool;
import io.drivemend.testing.SharedHives;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real hive in which bins are missing: libhivex does not open it, and the report still tells what is there. */
class DamagedHivesUnderOtherReadersTest {

  @TempDir private Path folder;

  @Test
  void whatIsLeftIsReachedAndWhatIsLostIsNamed() throws Exception {
    Path file = SharedHives.unpack("regipy_corrupted_system_hive", folder);
    IntegrityReport report = IntegrityCheck.of(file, (done, total) -> {});
    assertThat(report.counts().keys()).isEqualTo(1687);
    assertThat(report.counts().values()).isEqualTo(5615);
    assertThat(report.damages()).isEqualTo(217);
    assertThat(report.findings()).filteredOn(finding -> finding.part().equals("bin")).hasSize(30);
    assertThat(report.findings().getFirst().sentence())
        .isEqualTo("At 0x1a000, hive bin: a hive bin should begin here. Nothing in this bin can be read.");
    ExternalTool hivexml = ExternalTool.assumeInstalled("hivexml");
    assertThatThrownBy(() -> hivexml.run(file)).hasMessageContaining("hivex_open");
  }
}
