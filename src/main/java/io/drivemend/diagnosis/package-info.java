/**
 * Checks a registry and says what it found, how it is known, and what would mend it. Nothing here writes.
 *
 * <p>{@link io.drivemend.diagnosis.Diagnoser} hears the witnesses on which Windows directory is right, holds each
 * PathName against it, and sums up in one {@link io.drivemend.diagnosis.Verdict}.
 */
@NullMarked
package io.drivemend.diagnosis;

import org.jspecify.annotations.NullMarked;
