package io.drivemend.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramFoldersTest {

  private static final Path HOME = Path.of("/home/tech").toAbsolutePath();

  @Test
  void followsTheXdgFolders() {
    Path data = Path.of("/data").toAbsolutePath();
    ProgramFolders folders = ProgramFolders.onUnix(Map.of("XDG_DATA_HOME", data.toString()), HOME);
    assertThat(folders.backups()).isEqualTo(data.resolve("drivemend/backups"));
    assertThat(folders.practice()).isEqualTo(data.resolve("drivemend/practice"));
    assertThat(folders.logs()).isEqualTo(HOME.resolve(".local/state/drivemend"));
    assertThat(folders.settings()).isEqualTo(HOME.resolve(".config/drivemend/settings.json"));
    assertThat(folders.ownBackups()).isEqualTo(folders.backups());
  }

  @Test
  void ignoresRelativeFoldersFromTheEnvironment() {
    ProgramFolders folders = ProgramFolders.onUnix(Map.of("XDG_DATA_HOME", "data"), HOME);
    assertThat(folders.backups()).isEqualTo(HOME.resolve(".local/share/drivemend/backups"));
  }

  @Test
  void ignoresFoldersThatCannotBeNamed() {
    ProgramFolders folders = ProgramFolders.onUnix(Map.of("XDG_DATA_HOME", "/da\0ta"), HOME);
    assertThat(folders.backups()).isEqualTo(HOME.resolve(".local/share/drivemend/backups"));
  }

  @Test
  void sharesBackupsBetweenTheAdministratorsOfAWindowsMachine() {
    Path shared = Path.of("/shared").toAbsolutePath();
    ProgramFolders folders = ProgramFolders.onWindows(Map.of("ProgramData", shared.toString()), HOME);
    assertThat(folders.backups()).isEqualTo(shared.resolve("DriveMend").resolve("Backups"));
    assertThat(folders.ownBackups().startsWith(HOME)).isTrue();
    assertThat(folders.logs().startsWith(HOME)).isTrue();
    assertThat(folders.settings().startsWith(HOME)).isTrue();
  }
}
