package io.drivemend.app;

import static io.drivemend.testing.Registries.windows10OnD;
import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.testing.ExternalTool;
import io.drivemend.testing.Hives;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script with the program beside it, as it is installed, in environments that others have. */
class LauncherTest {

  @TempDir private Path folder;

  @BeforeEach
  void install() throws Exception {
    Path lib = Files.createDirectory(folder.resolve("lib"));
    String jar = lib.resolve("drivemend.jar").toString();
    PrintStream out = System.out;
    assertThat(ToolProvider.findFirst("jar").orElseThrow().run(out, out, "-cf", jar, "-C", "target/classes", "."))
        .isZero();
    String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar")) {
        Files.copy(Path.of(entry), lib.resolve(String.valueOf(Path.of(entry).getFileName())));
      }
    }
    Files.copy(Path.of("packaging/bin/drivemend"), Files.createDirectory(folder.resolve("bin")).resolve("drivemend"));
    Hives.write(folder.resolve("hives"), windows10OnD("D:\\Windows"));
  }

  @Test
  void startsWithoutAHome() throws Exception {
    assertThat(sh("env -u HOME sh bin/drivemend --version")).startsWith("DriveMend ");
  }

  /** The script spells the umlaut, because the tests may run in such a locale too. */
  @Test
  void opensAHiveWithAnUmlautInAnAsciiLocale() throws Exception {
    String output =
        sh("place=$(printf '\\303\\274 x'); mv hives \"$place\"; LC_ALL=C sh bin/drivemend check --hive \"$place/SOFTWARE\"");
    assertThat(output).endsWith("SOFTWARE. Nothing was written.\n");
  }

  private String sh(String commands) throws Exception {
    return ExternalTool.assumeInstalled("sh")
        .run("-c", "cd '" + folder + "'; JAVA_HOME='" + System.getProperty("java.home") + "'; export JAVA_HOME; " + commands);
  }
}
