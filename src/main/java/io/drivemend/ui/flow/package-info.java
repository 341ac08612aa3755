/** The order of the repair as a state machine: where the technician is, what may happen next and why not. It knows no controls. */
@NullMarked
package io.drivemend.ui.flow;

import org.jspecify.annotations.NullMarked;
