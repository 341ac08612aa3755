package io.drivemend.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExternalToolTest {

  @Test
  void givesWhatTheProgramPrints() throws Exception {
    assertThat(ExternalTool.assumeInstalled("echo").run("drive", 'D')).isEqualTo("drive D\n");
  }

  @Test
  void givesTheProgramItsEnvironment() throws Exception {
    ExternalTool shell = ExternalTool.assumeInstalled("sh").with("DRIVE", "D").with("FOLDER", "WINNT");
    assertThat(shell.run("-c", "printf %s:%s:%s $DRIVE $FOLDER $LC_ALL")).isEqualTo("D:WINNT:C.UTF-8");
  }

  @Test
  void failsWhenTheProgramFails() {
    ExternalTool shell = ExternalTool.assumeInstalled("sh");
    assertThatThrownBy(() -> shell.run("-c", "echo no such hive >&2; exit 3"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ended with 3: no such hive");
  }
}
