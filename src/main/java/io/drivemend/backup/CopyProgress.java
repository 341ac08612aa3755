package io.drivemend.backup;

/** Is told how far copying came, on the copying thread. What it throws ends the copying, and nothing is left behind. */
@FunctionalInterface
public interface CopyProgress {

  /**
   * Some more was copied.
   *
   * @param done bytes so far
   * @param total bytes of all files
   */
  void copied(long done, long total);
}
