package io.drivemend.diagnosis;

import io.drivemend.model.WindowsPath;

/** Looks whether a Windows stands at a path, where the disk in question can be seen at all. */
@FunctionalInterface
public interface FolderProbe {

  /** A probe for registries whose disk is not at hand. */
  FolderProbe BLIND = path -> new Sight(State.UNSEEN, "the disk of this registry is not at hand");

  Sight look(WindowsPath path);

  /**
   * What was seen.
   *
   * @param state in one word
   * @param words in plain words, without a full stop
   */
  record Sight(State state, String words) {}

  /** What can be seen at a path. */
  enum State {
    HOLDS_WINDOWS,
    NO_WINDOWS,
    UNSEEN
  }
}
