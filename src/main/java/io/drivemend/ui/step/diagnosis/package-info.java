/** The second step: what was found, and how that is known. */
@NullMarked
package io.drivemend.ui.step.diagnosis;

import org.jspecify.annotations.NullMarked;
