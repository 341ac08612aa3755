/**
 * Offline registries: hive files as a registry to read, a repair of a hive that changes data of equal length and
 * nothing else, and a builder of whole hives.
 */
@NullMarked
package io.drivemend.hive;

import org.jspecify.annotations.NullMarked;
