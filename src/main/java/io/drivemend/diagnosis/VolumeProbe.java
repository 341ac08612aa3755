package io.drivemend.diagnosis;

import java.util.Optional;

/** Looks at the volume on which hive files stand, anew each time: it can be mounted otherwise since. */
@FunctionalInterface
public interface VolumeProbe {

  /** For a registry whose files mean nothing, or that has none. */
  VolumeProbe NONE = Optional::empty;

  Optional<VolumeInHand> look();
}
