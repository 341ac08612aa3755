/** What the program needs of a registry, small enough that a hive file, the live registry and a map in memory can all give it. */
@NullMarked
package io.drivemend.registry;

import org.jspecify.annotations.NullMarked;
