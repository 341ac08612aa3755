package io.drivemend.hive.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.drivemend.hive.HiveRegistry;
import io.drivemend.model.DriveMendException;
import io.drivemend.testing.DirtySoftware;
import io.drivemend.testing.HiveLogs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logs and hives with bytes changed at random, in half of them with hashes and checksums made right again, as only a
 * forger would. Whatever they say, the answer is a plan or a problem, at once, and no file changes.
 */
class MutatedLogsTest {

  private static final int ROUNDS = 400;

  @TempDir Path folder;

  @RepeatedTest(3)
  @Timeout(120)
  void areAnsweredWithAPlanOrAProblem(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    DirtySoftware made = DirtySoftware.in(folder, 5);
    for (int round = 0; round < ROUNDS; round++) {
      boolean isOld = random.nextInt(3) == 0;
      made.write("SOFTWARE", mutated(HiveLogs.dirty(made.state(0), 6, 5, DirtySoftware.MOMENT), 1 << 12, random, 4));
      if (isOld) {
        made.write("SOFTWARE.LOG1", mutated(made.dirtyVectorLog(), 1 << 12, random, 1)).write("SOFTWARE.LOG2", new byte[0]);
      } else {
        made.write("SOFTWARE.LOG1", log(made.head(10), random, made.entry(10)));
        made.write("SOFTWARE.LOG2", log(made.head(11), random, made.entry(11), made.entry(12)));
      }
      byte[] before = Files.readAllBytes(made.hive());
      long start = System.nanoTime();
      assertThatCode(() -> open(made.hive())).as("round " + round).doesNotThrowAnyException();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as("round " + round).isLessThan(Duration.ofSeconds(5));
      assertThat(made.hive()).hasBinaryContent(before);
    }
  }

  private static void open(Path hive) {
    try (HiveRegistry registry = HiveRegistry.open(hive, Optional.empty())) {
      assertThat(registry.replay().map(ReplayPlan::sentence).orElse("clean")).isNotBlank();
    } catch (DriveMendException e) {
      assertThat(e.sentence()).isNotBlank();
    }
  }

  private static byte[] log(byte[] head, Random random, byte[]... entries) {
    byte[] harmedHead = mutated(head, 64, random, 6);
    byte[][] harmed = Arrays.stream(entries).map(entry -> mutatedEntry(entry, random)).toArray(byte[][]::new);
    return HiveLogs.log(harmedHead, harmed);
  }

  private static byte[] mutatedEntry(byte[] entry, Random random) {
    byte[] harmed = mutated(entry, 128, random, 2);
    return random.nextBoolean() ? HiveLogs.hashed(harmed) : harmed;
  }

  /** Changes up to three bytes near the start, once in so many calls. */
  private static byte[] mutated(byte[] bytes, int near, Random random, int onceIn) {
    byte[] harmed = bytes.clone();
    if (random.nextInt(onceIn) == 0) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        byte[] extreme = {0, 1, -1, 127, (byte) random.nextInt()};
        harmed[random.nextInt(Math.min(near, harmed.length))] = extreme[random.nextInt(extreme.length)];
      }
      return random.nextBoolean() && harmed.length >= 512 ? HiveLogs.sealed(harmed) : harmed;
    }
    return harmed;
  }
}
