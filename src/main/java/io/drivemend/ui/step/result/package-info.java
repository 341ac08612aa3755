/** The last step: what was read back, and the way to undo it. */
@NullMarked
package io.drivemend.ui.step.result;

import org.jspecify.annotations.NullMarked;
