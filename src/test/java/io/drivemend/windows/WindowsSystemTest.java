package io.drivemend.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.model.DriveLetter;
import io.drivemend.model.View;
import io.drivemend.model.WindowsPath;
import io.drivemend.testing.RegExe;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("windows")
class WindowsSystemTest {

  @Test
  void theWindowsDirectoryIsTheOneThatWindowsPutsIntoTheEnvironmentAndHoldsWindows() throws Exception {
    WindowsPath directory = WindowsSystem.windowsDirectory();
    assertThat(directory.toString()).isEqualToIgnoringCase(System.getenv("SystemRoot"));
    assertThat(Files.exists(Path.of(directory.toString(), "System32", "advapi32.dll"))).isTrue();
  }

  @Test
  void theComputersNameIsTheOneInTheEnvironment() throws Exception {
    assertThat(WindowsSystem.computerName()).isEqualTo(System.getenv("COMPUTERNAME"));
  }

  @Test
  void theProcessorTellsWhetherWindowsIsA64BitOne() throws Exception {
    assertThat(WindowsSystem.is64Bit()).isEqualTo(System.getenv("PROCESSOR_ARCHITECTURE").endsWith("64"));
  }

  @Test
  void whoeverIsElevatedMayWriteBelowTheLocalMachine() throws Exception {
    boolean mayWrite = CommandPrompt.run("reg add HKLM\\SOFTWARE\\DriveMendTest /f").contains("successfully");
    assertThat(WindowsSystem.isElevated()).isEqualTo(mayWrite);
    RegExe.delete(View.VIEW_64, ScratchKey.PATH);
  }

  @Test
  void drivesExistWhereJavaFindsARoot() {
    List<String> roots = Arrays.stream(File.listRoots()).map(root -> root.getPath().substring(0, 2)).toList();
    assertThat(IntStream.rangeClosed('A', 'Z').mapToObj(letter -> new DriveLetter((char) letter)).filter(Volumes::exists))
        .map(DriveLetter::toString)
        .isNotEmpty()
        .containsExactlyElementsOf(roots);
  }

  @Test
  void aVolumesLabelIsTheOneThatTheCommandPromptShows() throws Exception {
    DriveLetter system = WindowsSystem.windowsDirectory().drive();
    String shown = CommandPrompt.run("vol " + system);
    Volumes.label(system)
        .ifPresentOrElse(
            label -> assertThat(shown.lines().findFirst().orElseThrow()).endsWith(" " + label),
            () -> assertThat(shown).contains("no label"));
    assertThat(Volumes.label(new DriveLetter('Q'))).as("no such drive").isEmpty();
  }

  @Test
  void theThemeFollowsTheUsersChoice() {
    try {
      RegExe.addForUser(SystemTheme.PERSONALIZE, SystemTheme.APPS_USE_LIGHT_THEME, 0);
      assertThat(SystemTheme.current().dark()).isTrue();
      RegExe.addForUser(SystemTheme.PERSONALIZE, SystemTheme.APPS_USE_LIGHT_THEME, 1);
      assertThat(SystemTheme.current().dark()).isFalse();
    } finally {
      RegExe.deleteForUser(SystemTheme.PERSONALIZE, SystemTheme.APPS_USE_LIGHT_THEME);
    }
    assertThat(SystemTheme.current()).as("no choice made").isEqualTo(new SystemTheme(false, false));
  }
}
