package io.drivemend.model;

/**
 * Names the registry that a backup was made of, so that a restore finds it again.
 *
 * @param kind the running registry or a file
 * @param path the SOFTWARE hive's absolute path; empty for the running registry
 */
public record SourceRef(Kind kind, String path) {

  /** What holds the registry. */
  public enum Kind {
    LIVE,
    HIVE
  }

  public static final SourceRef THIS_COMPUTER = new SourceRef(Kind.LIVE, "");

  /** How people call it. */
  @Override
  public String toString() {
    return kind == Kind.LIVE ? "this computer" : path;
  }
}
