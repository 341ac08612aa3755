package io.drivemend.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path home;

  @Test
  void withoutArgumentsTheWizardOpensAndItsProcessEndsWithTheWindow() throws Exception {
    Path output = home.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dprism.order=sw",
                "-cp",
                System.getProperty("java.class.path"),
                ClosingWizard.class.getName()));
    builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
    builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
    builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("the process ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(output)).contains("shown DriveMend", "closed");
    assertThat(process.exitValue()).isZero();
  }
}
