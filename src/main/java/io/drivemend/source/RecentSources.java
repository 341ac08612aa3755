package io.drivemend.source;

import io.drivemend.files.IoReason;
import io.drivemend.files.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where other Windows installations were found lately: their paths and nothing else, in the user's settings. It is a
 * convenience, so what cannot be read or kept is told to the log alone.
 */
public final class RecentSources {

  /** As many as a page has room for. */
  static final int MOST = 6;

  private static final Logger LOG = LoggerFactory.getLogger(RecentSources.class);

  private final SettingsFile settings;

  /** A place that was used. */
  public record Recent(Path path, boolean isThere) {}

  public RecentSources(SettingsFile settings) {
    this.settings = settings;
  }

  /** The places, the latest first, each with whether something is there now; touches the disks. */
  public List<Recent> list() {
    return paths().stream().map(path -> new Recent(path, Files.exists(path))).toList();
  }

  /** A place was used. */
  public void add(Path used) {
    List<Path> paths = new ArrayList<>(paths());
    Path path = used.toAbsolutePath();
    paths.remove(path);
    paths.addFirst(path);
    keep(paths);
  }

  /** A place shall not be shown again. */
  public void forget(Path path) {
    List<Path> paths = new ArrayList<>(paths());
    if (paths.remove(path)) {
      keep(paths);
    }
  }

  /** No place shall be shown again. */
  public void forgetAll() {
    keep(List.of());
  }

  private List<Path> paths() {
    try {
      return settings.recent().stream().limit(MOST).toList();
    } catch (IOException e) {
      LOG.info("Recently used places cannot be read from {}: {}", settings.path(), IoReason.of(e));
      return List.of();
    }
  }

  private void keep(List<Path> paths) {
    try {
      settings.keepRecent(paths.stream().limit(MOST).toList());
    } catch (IOException e) {
      LOG.info("Recently used places cannot be kept in {}: {}", settings.path(), IoReason.of(e));
    }
  }
}
