package io.drivemend.hive;

import static java.util.Locale.ROOT;

import io.drivemend.files.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The copies that a repair makes beside a hive, and that stay there when it is killed. */
final class LeftCopies {

  /** No repair takes this long, so that no copy of a running one is older. */
  private static final Duration SURELY_LEFT = Duration.ofDays(1);

  /** A system tells the start of a process less exactly than the time of a file. */
  private static final Duration ROUNDING = Duration.ofSeconds(5);

  /** Behind the hive's name: the process that made the copy, and a random number. */
  private static final Pattern NAME_PATTERN = Pattern.compile("\\.drivemend-(\\d{1,10})-[0-9a-f]{1,16}\\.tmp");

  private static final Logger LOG = LoggerFactory.getLogger(LeftCopies.class);

  private LeftCopies() {}

  /** A name for a copy beside the hive that no other has. */
  static Path newName(Path hive) {
    long random = ThreadLocalRandom.current().nextLong();
    return hive.resolveSibling(hive.getFileName() + String.format(ROOT, ".drivemend-%d-%x.tmp", ProcessHandle.current().pid(), random));
  }

  /** Removes what earlier repairs of this hive left. The repair does not depend on it. */
  static void sweep(Path hive, Instant now) {
    String name = String.valueOf(hive.getFileName());
    try (Stream<Path> siblings = Files.list(hive.resolveSibling(""))) {
      for (Path sibling : siblings.toList()) {
        String other = String.valueOf(sibling.getFileName());
        Matcher ours = NAME_PATTERN.matcher(other.startsWith(name) ? other.substring(name.length()) : "");
        if (ours.matches() && isLeft(sibling, Long.parseLong(ours.group(1)), now)) {
          Files.delete(sibling);
          LOG.info("Removed {}, which a repair left that was killed", sibling);
        }
      }
    } catch (IOException e) {
      LOG.warn("What earlier repairs of {} left could not be removed: {}", hive, IoReason.of(e));
    } catch (UncheckedIOException e) {
      LOG.warn("What earlier repairs of {} left could not be listed", hive, e);
    }
  }

  /**
   * Whether nobody works on a copy any more. The process may be one of another machine that shares the disk: if its copy
   * is taken from it, its repair fails and leaves the hive as it was.
   */
  private static boolean isLeft(Path copy, long process, Instant now) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(copy, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Instant modified = attributes.lastModifiedTime().toInstant();
    return attributes.isRegularFile() && (!mayBeAtWork(process, modified) || modified.isBefore(now.minus(SURELY_LEFT)));
  }

  /** Numbers of processes are given again: one that started after the copy was made did not make it. */
  private static boolean mayBeAtWork(long process, Instant modified) {
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .map(alive -> alive.info().startInstant().map(start -> start.isBefore(modified.plus(ROUNDING))).orElse(true))
        .orElse(false);
  }
}
