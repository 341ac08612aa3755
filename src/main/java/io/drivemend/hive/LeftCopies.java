package io.drivemend.hive;

import io.drivemend.files.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The copies that a repair makes beside a hive, and that stay there when it is killed. */
final class LeftCopies {

  /** No repair takes this long, so that no copy of a running one is older. */
  private static final Duration SURELY_LEFT = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(LeftCopies.class);

  private LeftCopies() {}

  /** A name for a copy beside the hive that no other has. */
  static Path newName(Path hive) {
    return hive.resolveSibling(
        hive.getFileName() + ".drivemend-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp");
  }

  /** Removes what earlier repairs of this hive left. The repair does not depend on it. */
  static void sweep(Path hive, Instant now) {
    String name = String.valueOf(hive.getFileName());
    Pattern ours = Pattern.compile(Pattern.quote(name) + "\\.drivemend-[0-9a-f]{1,16}\\.tmp");
    try (Stream<Path> siblings = Files.list(hive.resolveSibling(""))) {
      List<Path> copies =
          siblings.filter(file -> ours.matcher(String.valueOf(file.getFileName())).matches()).toList();
      for (Path copy : copies) {
        if (Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)
            && Files.getLastModifiedTime(copy, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(now.minus(SURELY_LEFT))) {
          Files.delete(copy);
          LOG.info("Removed {}, which a repair left that was killed", copy);
        }
      }
    } catch (IOException e) {
      LOG.warn("What earlier repairs of {} left could not be removed: {}", hive, IoReason.of(e));
    } catch (UncheckedIOException e) {
      LOG.warn("What earlier repairs of {} left could not be listed", hive, e);
    }
  }
}
