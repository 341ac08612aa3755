package io.drivemend.crash.watch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of a program that changed a file, as it is told on standard error.
 *
 * @param step names it: kind, file and which of these it is, such as {@code write:SOFTWARE:3}; the same in every run
 * @param kind such as {@code write} or {@code move}
 * @param bytes how many were written or copied
 * @param path the file that is another one afterwards; for a rename the old path, an arrow and the new one
 */
public record Effect(String step, String kind, long bytes, String path) {

  static final String MOVE = "move";

  /** Between the old and the new path of a rename. */
  static final String TO = " -> ";

  /** Leads the line of a step that is done. */
  static final String DONE = "step-done";

  /** Leads the line that asks for the kill; nothing comes after it. */
  static final String DYING = "step-dying";

  private static final Pattern LINE =
      Pattern.compile("(?:" + DONE + "|" + DYING + ") (\\S+) (\\S+) (\\d+) (.*)");

  /** What is the same of a path in every run: its last name, without times, processes and random numbers. */
  static String nameOf(String path) {
    return path.replaceAll(".*[/\\\\]", "")
        .replaceAll("\\d{8}-\\d{6}", "TIME")
        .replaceAll("_\\d+(?=$|\\.)", "")
        .replaceAll("drivemend-\\d+-[0-9a-f]+", "drivemend-COPY")
        .replace(' ', '_');
  }

  String line(String lead) {
    return lead + " " + step + " " + kind + " " + bytes + " " + path;
  }

  /** Reads a line of the watched program's standard error; empty for what the program itself says. */
  public static Optional<Effect> parse(String line) {
    Matcher matcher = LINE.matcher(line.strip());
    return matcher.matches()
        ? Optional.of(
            new Effect(
                matcher.group(1), matcher.group(2), Long.parseLong(matcher.group(3)), matcher.group(4)))
        : Optional.empty();
  }

  /** Whether a line asks for the kill. */
  public static boolean asksForDeath(String line) {
    return line.startsWith(DYING);
  }

  /** Whether a kill can come when half of it is done. */
  public boolean canBeTorn() {
    return bytes > 1;
  }

  /** Whether the step put a file of this name in place. */
  public boolean placed(String fileName) {
    return kind.equals(MOVE) && isOn(fileName);
  }

  /** Whether the step concerns a file of this name. */
  public boolean isOn(String fileName) {
    return path.endsWith("/" + fileName) || path.endsWith("\\" + fileName);
  }
}
