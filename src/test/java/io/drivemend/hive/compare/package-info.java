/** Holds what DriveMend reads in a hive against what other programs read in it. */
@NullMarked
package io.drivemend.hive.compare;

import org.jspecify.annotations.NullMarked;
