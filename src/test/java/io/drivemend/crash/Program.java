package io.drivemend.crash;

import io.drivemend.crash.watch.Effect;
import io.drivemend.crash.watch.WatchedProvider;
import java.io.File;
import io.drivemend.testing.PatientStart;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * The program's command line in a Java process of its own, unmodified, on a file system that watches it.
 *
 * <p>It gets the class path and the flags of the process that this one is.
 */
final class Program {

  /** A step, and when the line that told of it arrived. */
  record Seen(Effect effect, long nanos) {}

  /**
   * What became of a run.
   *
   * @param killed whether the kill came before the program had ended by itself
   * @param steps in their order; the one at which it was killed is the last
   * @param nanos the time that a kill at a random moment is drawn from: from the first step to the end
   * @param output what it said
   */
  record Run(boolean killed, int exitCode, List<Seen> steps, long nanos, String output) {
    Run {
      steps = List.copyOf(steps);
    }
  }

  private static final boolean WINDOWS = File.separatorChar == '\\';
  private static final int PATIENCE_SECONDS = 120;

  /** The exit code after SIGKILL, and after TerminateProcess as Java calls it. No command that is killed here ends so. */
  private static final int KILLED = WINDOWS ? 1 : 128 + 9;

  private static final ExecutorService READERS =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

  private final Path home;

  /**
   * @param home where everything stands that the program may write
   */
  Program(Path home) {
    this.home = home;
  }

  /**
   * Runs a command.
   *
   * @param watched the folders in which steps are counted
   */
  Run run(Kill kill, List<Path> watched, List<String> arguments) throws IOException, InterruptedException {
    Path out = Files.createDirectories(home.resolve("output")).resolve("stdout.txt");
    ProcessBuilder builder = new ProcessBuilder(command(kill, watched, arguments)).redirectOutput(out.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    for (String name : List.of("XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "ProgramData")) {
      builder.environment().put(name, home.resolve("own").toString());
    }
    Process process = PatientStart.of(builder);
    process.getOutputStream().close();
    Listener listener = new Listener();
    CompletableFuture<Listener> ended = CompletableFuture.supplyAsync(() -> listener.listen(process), READERS);
    Optional<CompletableFuture<Long>> start = listener.startOf(kill);
    if (start.isPresent()) {
      killLater(process, start.get(), delay(kill));
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the program hangs: " + arguments);
    }
    long end = System.nanoTime();
    List<Seen> steps = ended.join().steps();
    boolean killed = process.exitValue() == KILLED && !(kill instanceof Kill.None);
    String output = Files.readString(out) + listener.messages();
    return new Run(killed, process.exitValue(), steps, steps.isEmpty() ? 0 : end - steps.getFirst().nanos(), output);
  }

  private static long delay(Kill kill) {
    return switch (kill) {
      case Kill.None none -> 0;
      case Kill.AtStep step -> 0;
      case Kill.AtTime(long micros) -> TimeUnit.MICROSECONDS.toNanos(micros);
      case Kill.AfterPrepared(long micros) -> TimeUnit.MICROSECONDS.toNanos(micros);
    };
  }

  private static void killLater(Process process, CompletableFuture<Long> start, long delay)
      throws InterruptedException {
    try {
      long until = start.get(PATIENCE_SECONDS, TimeUnit.SECONDS) + delay;
      for (long left = delay; left > 0; left = until - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      process.toHandle().destroyForcibly(); // Process.destroyForcibly would close the pipe before it is read
    } catch (ExecutionException | TimeoutException e) {
      // It ended before there was anything to kill; the caller sees that by the exit code.
    }
  }

  private List<String> command(Kill kill, List<Path> watched, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", WINDOWS ? "java.exe" : "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    if (!watched.isEmpty()) {
      command.add("-Djava.nio.file.spi.DefaultFileSystemProvider=" + WatchedProvider.class.getName());
      command.add("-Dcrash.folders=" + String.join(File.pathSeparator, watched.stream().map(Path::toString).toList()));
    }
    if (kill instanceof Kill.AtStep(String step, var moment)) {
      command.addAll(List.of("-Dcrash.at=" + step, "-Dcrash.when=" + moment));
    }
    command.add("io.drivemend.app.Main");
    command.addAll(arguments);
    return command;
  }
}
