/** The first step: what is to be repaired. */
@NullMarked
package io.drivemend.ui.step.start;

import org.jspecify.annotations.NullMarked;
