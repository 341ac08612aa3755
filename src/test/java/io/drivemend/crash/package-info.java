/**
 * Kills the program, as a power button would, at every step and at random moments, and looks at what is left: see {@link
 * io.drivemend.crash.Campaign}. {@code src/docs/crash-tests.md} has the results.
 */
@NullMarked
package io.drivemend.crash;

import org.jspecify.annotations.NullMarked;
