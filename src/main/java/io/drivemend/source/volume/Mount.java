package io.drivemend.source.volume;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mounted file system of Linux, as {@code /proc/self/mountinfo} lists it (proc_pid_mountinfo(5)).
 *
 * @param device its device's numbers, {@code 8:1}; the first is 0 when it has none
 * @param root which of its folders is mounted, {@code /} for all of it
 * @param point where
 * @param type such as {@code ntfs3}
 * @param options those of this mount and those of the file system
 */
record Mount(String device, String root, Path point, String type, Set<String> options) {

  private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");
  private static final int FIELDS_BEFORE_OPTIONAL = 6;

  /**
   * The mount on which a file stands: the innermost one, and of several at one place the last, which covers the others.
   *
   * @param file a real path
   * @return empty when the list does not tell, because another mount covers that one
   */
  static Optional<Mount> of(SystemFiles files, Path file) throws IOException {
    Optional<Mount> innermost = Optional.empty();
    for (String line : new String(Files.readAllBytes(files.mounts()), UTF_8).split("\n", -1)) {
      Optional<Mount> mount = parse(line).filter(candidate -> file.startsWith(candidate.point));
      Path before = innermost.map(Mount::point).orElse(file.getRoot());
      innermost = mount.isPresent() && mount.get().point.startsWith(before) ? mount : innermost;
    }
    String numbers = files.numbers().of(file);
    return innermost.filter(mount -> !mount.hasDevice() || mount.device.equals(numbers));
  }

  /** Whether it is on a device that others can ask about, and not on one that the file system made up. */
  boolean hasDevice() {
    return !device.startsWith("0:");
  }

  boolean isReadOnly() {
    return options.contains("ro");
  }

  /** A folder as seen from the file system's own root, with backslashes; empty when it is outside of this mount. */
  Optional<String> fromRoot(Path folder) {
    if (!folder.startsWith(point)) {
      return Optional.empty();
    }
    String above = root.equals("/") ? "" : root;
    String whole = folder.equals(point) ? above : above + "/" + point.relativize(folder);
    return Optional.of(whole.isEmpty() ? "\\" : whole.replace('/', '\\'));
  }

  private static Optional<Mount> parse(String line) {
    String[] fields = line.split(" ", -1);
    int dash = Arrays.asList(fields).indexOf("-");
    if (dash < FIELDS_BEFORE_OPTIONAL || fields.length < dash + 4) {
      return Optional.empty();
    }
    Set<String> options = new TreeSet<>(Arrays.asList(fields[5].split(",", -1)));
    options.addAll(Arrays.asList(fields[dash + 3].split(",", -1)));
    try {
      Path point = Path.of(unescape(fields[4]));
      return Optional.of(new Mount(fields[2], unescape(fields[3]), point, fields[dash + 1], options));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String unescape(String text) {
    Matcher octal = OCTAL.matcher(text);
    return octal.replaceAll(
        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 8))));
  }
}
