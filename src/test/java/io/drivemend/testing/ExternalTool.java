package io.drivemend.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of others that reads what DriveMend wrote. Where it is not installed the test is skipped, unless {@code
 * DRIVEMEND_REQUIRE_TOOLS} is set as an environment variable or system property: then the test fails, so that a build
 * server cannot skip in silence.
 */
public final class ExternalTool {

  private static final String REQUIRE_TOOLS = "DRIVEMEND_REQUIRE_TOOLS";
  private static final int PATIENCE_SECONDS = 120;

  private final Path program;
  private final Map<String, String> environment;

  private ExternalTool(Path program, Map<String, String> environment) {
    this.program = program;
    this.environment = environment;
  }

  /** Finds the program on the search path, or skips or fails the test that asks. */
  public static ExternalTool assumeInstalled(String name) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder, name);
      if (Files.isExecutable(candidate)) {
        return new ExternalTool(candidate, Map.of("LC_ALL", "C.UTF-8"));
      }
    }
    if (System.getenv(REQUIRE_TOOLS) != null || System.getProperty(REQUIRE_TOOLS) != null) {
      return fail(name + " is not installed, and " + REQUIRE_TOOLS + " is set");
    }
    return abort(name + " is not installed");
  }

  /** The same program with one more variable in its environment. */
  public ExternalTool with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new ExternalTool(program, Map.copyOf(more));
  }

  /**
   * Runs the program and returns its standard output as UTF-8.
   *
   * @param arguments their {@code toString} is passed
   * @throws AssertionError when the program does not exit with 0
   */
  public String run(Object... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile("drivemend-tool", ".out");
    try {
      runInto(output, arguments);
      return Files.readString(output);
    } finally {
      Files.delete(output);
    }
  }

  /** As {@link #run}, with standard output going to a file. */
  public void runInto(Path output, Object... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(program), Arrays.stream(arguments)).map(Object::toString).toList();
    Path errors = Files.createTempFile("drivemend-tool", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " did not end within " + PATIENCE_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new AssertionError(command + " ended with " + process.exitValue() + ": " + Files.readString(errors));
      }
    } finally {
      Files.delete(errors);
    }
  }
}
