/**
 * What the system at hand tells of the volume on which hive files stand: its partition, by which the SYSTEM hive knows its
 * letter, and whether it may be written to. Nothing here writes; what cannot be seen is said to be unknown.
 */
@NullMarked
package io.drivemend.source.volume;

import org.jspecify.annotations.NullMarked;
