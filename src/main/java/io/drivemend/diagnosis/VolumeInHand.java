package io.drivemend.diagnosis;

import io.drivemend.model.Problem;
import java.util.Optional;

/**
 * What the system at hand tells of the volume on which hive files stand.
 *
 * @param partition its partition; empty when the system does not tell
 * @param source how the partition is known, or why it is not, in plain words without a full stop
 * @param windowsFolder the Windows folder of the hives as seen from the volume's root, {@code \WINNT}; empty when they stand
 *     in none, as a copy does
 * @param state whether it may be written to
 */
public record VolumeInHand(
    Optional<PartitionId> partition, String source, Optional<String> windowsFolder, State state) {

  /** Whether a volume may be written to. */
  public sealed interface State {

    /**
     * Nothing speaks against it.
     *
     * @param words what was seen, without a full stop
     */
    record Writable(String words) implements State {}

    /** Nothing may be repaired on it, for this reason. */
    record Refused(Problem problem, String sentence) implements State {}

    /**
     * It could not be seen.
     *
     * @param reason why, without a full stop
     */
    record Unknown(String reason) implements State {}
  }
}
