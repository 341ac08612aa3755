package io.drivemend.source.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.diagnosis.PartitionId;
import io.drivemend.diagnosis.VolumeInHand;
import io.drivemend.diagnosis.VolumeInHand.State;
import io.drivemend.model.Problem;
import io.drivemend.windows.MountedVolume;
import io.drivemend.windows.MountedVolume.Answer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Understands answers of Windows, which are made here as winioctl.h lays them out: no real Windows gave them. */
class WindowsVolumeTest {

  private static final Path ROOT = Path.of("/disk");
  private static final Path HIVE = ROOT.resolve("WINNT/system32/config/SOFTWARE");
  private static final Answer NONE = new Answer(bytes(0), "CreateFileW gave error 5 (Access denied)");

  @Test
  void aPartitionOfAnMbrDisk() {
    Answer partition = answer(bytes(144).putInt(0, 0).putLong(8, 32_256).putInt(24, 1).put(32, (byte) 7));
    Answer layout = answer(bytes(48 + 4 * 144).putInt(0, 0).putInt(4, 4).putInt(8, 0x8D4E454D));
    assertThat(look(partition, layout).partition()).contains(new PartitionId.Mbr(0x8D4E454D, 32_256));
    assertThat(look(partition, answer(bytes(48).putInt(8, 0))).partition()).as("no signature").isEmpty();
    assertThat(look(partition, answer(bytes(48).putInt(0, 1).putInt(8, 7))).partition()).as("a GPT disk").isEmpty();
    assertThat(look(partition, NONE).partition()).isEmpty();
    assertThat(look(partition, NONE).source()).contains("Access denied");
  }

  @Test
  void aPartitionOfAGptDisk() {
    ByteBuffer bytes = bytes(144).putInt(0, 1).putLong(8, 1 << 20);
    bytes.putLong(48, 0x44A97FAF09931F21L).putLong(56, Long.reverseBytes(0x81D81E73C14B9EAFL));
    UUID guid = UUID.fromString("09931f21-7faf-44a9-81d8-1e73c14b9eaf");
    assertThat(look(answer(bytes), NONE).partition()).contains(new PartitionId.Gpt(guid));
    assertThat(look(answer(bytes.putInt(0, 2)), NONE).partition()).as("no table").isEmpty();
    assertThat(look(answer(bytes(100).putInt(0, 1)), NONE).partition()).as("cut off").isEmpty();
    assertThat(look(NONE, NONE).windowsFolder()).contains("\\WINNT");
  }

  @Test
  void theStateOfTheVolume() {
    assertThat(state("NTFS", false, answer(bytes(4)))).isEqualTo(new State.Writable("NTFS, closed properly"));
    assertThat(state("FAT", false, NONE)).isEqualTo(new State.Writable("FAT"));
    assertThat(state("NTFS", false, NONE)).isInstanceOf(State.Unknown.class);
    assertRefused(Problem.VOLUME_DIRTY, state("NTFS", false, answer(bytes(4).putInt(0, 1))));
    assertRefused(Problem.VOLUME_DIRTY, state("NTFS", true, answer(bytes(4).putInt(0, 3))));
    assertRefused(Problem.VOLUME_READ_ONLY, state("NTFS", true, NONE));
  }

  private static void assertRefused(Problem problem, State state) {
    assertThat(state)
        .isInstanceOfSatisfying(State.Refused.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
  }

  private static State state(String fileSystem, boolean readOnly, Answer dirty) {
    return look(new MountedVolume(ROOT, fileSystem, readOnly, NONE, NONE, dirty)).state();
  }

  private static VolumeInHand look(Answer partition, Answer layout) {
    return look(new MountedVolume(ROOT, "NTFS", false, partition, layout, NONE));
  }

  private static VolumeInHand look(MountedVolume volume) {
    return WindowsVolume.understand(volume, HIVE, HiveVolume.windowsFolder(HIVE));
  }

  private static Answer answer(ByteBuffer bytes) {
    return new Answer(bytes, "");
  }

  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

}
