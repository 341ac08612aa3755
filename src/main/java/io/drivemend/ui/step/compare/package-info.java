/** The third step: old and new side by side, and the letter where only the technician knows it. */
@NullMarked
package io.drivemend.ui.step.compare;

import org.jspecify.annotations.NullMarked;
