package io.drivemend.windows;

import static io.drivemend.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.model.DriveLetter;
import io.drivemend.model.Problem;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("windows")
class MountedVolumeTest {

  @Test
  void aVolumeTellsItsRootAndEachAnswerIsBytesOrAReason() throws Exception {
    Path windows = Path.of(WindowsSystem.windowsDirectory().toString());
    MountedVolume volume = MountedVolume.of(windows.resolve("System32"));
    assertThat(volume.root()).isEqualTo(windows.getRoot());
    assertThat(volume.fileSystem()).isNotBlank();
    assertThat(volume.readOnly()).isFalse();
    assertThat(Stream.of(volume.partition(), volume.layout(), volume.dirty()))
        .allSatisfy(answer -> assertThat(answer.has(1)).isEqualTo(answer.failure().isEmpty()));
  }

  @Test
  void aDriveThatIsNotThereIsAFailureOfWindows() {
    assertThat(Volumes.exists(new DriveLetter('Q'))).isFalse();
    assertProblem(Problem.WINDOWS_CALL_FAILED, () -> MountedVolume.of(Path.of("Q:\\Windows")));
  }
}
