package io.drivemend.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElevationTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'java -cp a.jar Main',                            '-cp a.jar Main'",
        "'\"C:\\Program Files\\x.exe\" --letter \"D E\"',  '--letter \"D E\"'",
        "'\"C:\\x.exe\"--json',                            '--json'",
        "'x.exe\t\"a \"\" b\" ',                           '\"a \"\" b\"'",
        "'x.exe',                                          ''",
        "'\"C:\\x.exe\"',                                  ''",
        "'',                                               ''"
      })
  void theArgumentsAreWhatFollowsTheProgramsNameUnchanged(String commandLine, String arguments) {
    assertThat(Elevation.argumentsOf(commandLine)).isEqualTo(arguments);
  }

  @Test
  @Tag("windows")
  void theRestartedProgramGetsTheSameArguments(@TempDir Path folder) throws Exception {
    List<String> arguments = List.of(folder.toString(), "two words", "", "C:\\ends in a backslash\\", "--json");
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), RestartingProgram.class.getName()));
    command.addAll(arguments);
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    assertThat(folder.resolve("answer")).hasContent("STARTED");

    Path restarted = folder.resolve("restarted");
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (Files.notExists(restarted) && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
    assertThat(Files.readAllLines(restarted)).isEqualTo(arguments);
  }

  @Test
  @Tag("windows")
  void aProgramThatCannotBeStartedIsAFailureWithWindowsCode() {
    var failure =
        catchThrowableOfType(
            DriveMendException.class, () -> Elevation.startElevated("C:\\not there.exe", "", "C:\\"));
    assertThat(failure.problem()).isEqualTo(Problem.WINDOWS_CALL_FAILED);
    assertThat(failure.sentence()).startsWith("ShellExecuteExW failed with error 2: ");
  }
}
