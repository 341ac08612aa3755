package io.drivemend.hive.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.KeyNode;
import io.drivemend.model.DriveMendException;
import io.drivemend.testing.ExternalTool;
import io.drivemend.testing.SharedHives;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SYSTEM hive of a Windows 10 that was not shut down, with both of its logs. */
class RealDirtyHiveTest {

  @TempDir Path folder;
  private Path hive;
  private int keys;
  private int values;

  @BeforeEach
  void unpack() throws Exception {
    hive = SharedHives.unpack("regipy_SYSTEM_B", folder);
    SharedHives.unpack("regipy_SYSTEM_B.LOG1", folder);
    SharedHives.unpack("regipy_SYSTEM_B.LOG2", folder);
  }

  @Test
  void thePlanTellsWhichEntriesOfWhichLogApply() throws Exception {
    ReplayPlan plan = HiveRecovery.of(hive).orElseThrow().plan();
    assertThat(plan.replayable()).isTrue();
    assertThat(plan.why()).isEqualTo("its sequence numbers differ, 1622 and 1621");
    assertThat(plan.logs()).extracting(LogReport::name).containsExactly("regipy_SYSTEM_B.LOG1", "regipy_SYSTEM_B.LOG2");
    assertThat(plan.applied()).containsExactly(
        new LogUse.Applied(2107, 2110, 10, 40_960, ""), new LogUse.Applied(2111, 2130, 305, 2_633_728, ""));
    assertThat(plan.entries()).isEqualTo(24);
    assertThat(plan.written()).isPresent();
  }

  @Test
  void theResultIsByteForByteThatOfADecoderWrittenForThisTest() throws Exception {
    byte[] expected =
        new SmallDecoder(Files.readAllBytes(hive))
            .applyEntries(Files.readAllBytes(folder.resolve("regipy_SYSTEM_B.LOG1")), 4)
            .applyEntries(Files.readAllBytes(folder.resolve("regipy_SYSTEM_B.LOG2")), 20)
            .bins();
    byte[] replayed = Files.readAllBytes(replayed());
    assertThat(expected).hasSize(12_591_104);
    assertThat(Arrays.copyOfRange(replayed, 4096, 4096 + expected.length)).isEqualTo(expected);
    assertThat(replayed).hasSameSizeAs(Files.readAllBytes(hive));
  }

  @Test
  void theResultIsWholeAndOthersReadTheSameInIt() throws Exception {
    Path replayed = replayed();
    try (HiveFile opened = HiveFile.open(replayed)) {
      opened.requireSound();
      walk(opened, opened.root());
    }
    Path xml = folder.resolve("hive.xml");
    ExternalTool.assumeInstalled("hivexml").runInto(xml, replayed);
    String text = Files.readString(xml);
    assertThat(keys).isEqualTo(count("<node ", text));
    assertThat(values).isEqualTo(count("<value ", text));
    String lines = ExternalTool.assumeInstalled("reglookup").run("-H", replayed);
    assertThat(count("(?m)^[^\n]*,KEY,", lines)).isEqualTo(keys);
  }

  private Path replayed() throws Exception {
    Path file = folder.resolve("replayed");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      HiveRecovery.of(hive).orElseThrow().image().orElseThrow().writeTo(channel);
    }
    return file;
  }

  private void walk(HiveFile opened, KeyNode key) throws DriveMendException {
    keys++;
    values += opened.values(key).size();
    for (KeyNode subkey : opened.subkeys(key)) {
      walk(opened, subkey);
    }
  }

  private static int count(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}
