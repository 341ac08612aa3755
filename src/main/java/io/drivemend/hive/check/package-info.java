/**
 * Looks through a whole hive and says in plain words what is damaged. It reads only. The walk is the one that every repair
 * makes first ({@link io.drivemend.hive.format.HiveFile#requireSound}), so that a hive without damage here is one that may
 * be repaired, and no other is.
 */
@NullMarked
package io.drivemend.hive.check;

import org.jspecify.annotations.NullMarked;
