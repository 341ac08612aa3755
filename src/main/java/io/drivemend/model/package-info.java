/** The words of the registry as immutable values: key path, view, value, Windows path, drive letter, and what can go wrong. */
@NullMarked
package io.drivemend.model;

import org.jspecify.annotations.NullMarked;
