/** The order of a repair as a state machine without controls: where the technician is, what may follow and why not. */
@NullMarked
package io.drivemend.ui.flow;

import org.jspecify.annotations.NullMarked;
