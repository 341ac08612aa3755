package io.drivemend.crash.watch;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Names the steps of this process that change files below the watched folders, tells each on standard error when it is
 * done, and stops at the one that was asked for until the process is killed from outside.
 *
 * <p>System properties: {@code crash.folders}, absolute and separated as in a class path; {@code crash.at}, the name
 * of a step, absent when nothing is to be killed; {@code crash.when}, a {@link Moment}.
 */
final class Effects {

  private static final Effects OF_THIS_PROCESS = new Effects();

  private final List<String> folders =
      Arrays.asList(System.getProperty("crash.folders", "").split(File.pathSeparator, -1));
  private final String killAt = System.getProperty("crash.at", "");
  private final Moment moment = Moment.valueOf(System.getProperty("crash.when", "BEFORE"));
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  private final Map<String, Integer> counts = new HashMap<>();

  private Effects() {}

  static Effects ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /** A step; {@code half} does as much of it as a kill in its middle would leave. */
  @FunctionalInterface
  interface Step<T> {
    T run() throws IOException;
  }

  boolean watches(Path real) {
    String path = real.toAbsolutePath().toString();
    return folders.stream()
        .anyMatch(folder -> path.startsWith(folder) && (path.length() == folder.length() || isBelow(path, folder)));
  }

  private static boolean isBelow(String path, String folder) {
    return path.charAt(folder.length()) == File.separatorChar;
  }

  /** Nothing of this process runs on but this: it must be killed as it stands. */
  private static void awaitDeath() {
    while (true) {
      LockSupport.park();
    }
  }

  /** Does a step that cannot be torn. */
  <T> T perform(String kind, Path real, Step<T> step) throws IOException {
    return perform(kind, real, 1, step, step);
  }

  /**
   * Does a step, and stands still at it when it is the one. The lock keeps other threads from going on.
   *
   * @param bytes how many are written; fewer than two cannot be torn
   */
  synchronized <T> T perform(String kind, Path real, long bytes, Step<T> step, Step<T> half) throws IOException {
    if (!watches(real)) {
      return step.run();
    }
    return perform(effect(kind, bytes, real.toAbsolutePath().toString()), step, half);
  }

  /** Does a rename. */
  synchronized <T> T move(Path from, Path to, Step<T> step) throws IOException {
    if (!watches(from) && !watches(to)) {
      return step.run();
    }
    return perform(effect(Effect.MOVE, 1, from.toAbsolutePath() + Effect.TO + to.toAbsolutePath()), step, step);
  }

  /** Patches write as many single bytes as happen to differ, so that a mere number would not name the same step twice. */
  private Effect effect(String kind, long bytes, String path) {
    String name = kind + ":" + Effect.nameOf(path);
    return new Effect(name + ":" + counts.merge(name, 1, Integer::sum), kind, bytes, path);
  }

  private <T> T perform(Effect effect, Step<T> step, Step<T> half) throws IOException {
    if (effect.step().equals(killAt)) {
      switch (moment) {
        case BEFORE -> {}
        case TORN -> half.run();
        case AFTER -> step.run();
      }
      out.println(effect.line(Effect.DYING));
      awaitDeath();
    }
    T result = step.run();
    out.println(effect.line(Effect.DONE));
    return result;
  }
}
