package io.drivemend.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.log.HiveRecovery;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import io.drivemend.testing.ExternalTool;
import io.drivemend.testing.SharedHives;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hive of a real Windows 10 that was not shut down. It is a SYSTEM hive, and the writer takes it for SOFTWARE. */
class RealDirtyRepairTest {

  private static final ValueLocation NAME =
      new ValueLocation(View.NATIVE, KeyPath.of("SOFTWARE\\ControlSet001\\Control\\ComputerName\\ComputerName"), "ComputerName");

  @TempDir Path folder;

  @Test
  void differsFromTheReplayedHiveInOneLetterAndTheMomentsAndNumbersAlone() throws Exception {
    Path hive = SharedHives.unpack("regipy_SYSTEM_B", folder);
    byte[] log1 = Files.readAllBytes(SharedHives.unpack("regipy_SYSTEM_B.LOG1", folder));
    byte[] log2 = Files.readAllBytes(SharedHives.unpack("regipy_SYSTEM_B.LOG2", folder));
    HiveRecovery recovery = HiveRecovery.of(hive).orElseThrow();
    ValueChange change;
    byte[] replayed;
    try (HiveRegistry registry = HiveRegistry.open(hive, Optional.empty())) {
      RegistryValue before = registry.value(NAME).orElseThrow();
      byte[] data = before.data();
      data[0] = '#';
      change = new ValueChange(NAME, before, before.withData(data));
      replayed = Files.readAllBytes(registry.content());
    }
    new HiveWriter(hive, Optional.of(recovery.plan())).write(List.of(change));
    byte[] written = Files.readAllBytes(hive);
    List<Integer> changed = new ArrayList<>();
    for (int i = 512; i < written.length; i++) {
      if (written[i] != replayed[i] && (i < 4096 + 20 || i >= 4096 + 28)) {
        changed.add(i);
      }
    }
    assertThat(written).hasSameSizeAs(replayed);
    assertThat(changed).hasSize(1);
    assertThat(written[changed.getFirst()]).isEqualTo((byte) '#');
    assertThat(ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN).getInt(8)).isEqualTo(2132);
    assertThat(folder.resolve("regipy_SYSTEM_B.LOG1")).hasBinaryContent(log1);
    assertThat(folder.resolve("regipy_SYSTEM_B.LOG2")).hasBinaryContent(log2);
    try (HiveFile opened = HiveFile.open(hive)) {
      opened.requireSound();
    }
    String read =
        ExternalTool.assumeInstalled("hivexget").run(hive, "ControlSet001\\Control\\ComputerName\\ComputerName", "ComputerName");
    assertThat(read).isEqualTo("#" + change.before().text().orElseThrow().substring(1) + "\n");
  }
}
