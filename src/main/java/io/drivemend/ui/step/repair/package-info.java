/** The fifth step: the repair itself, behind a button that names it. */
@NullMarked
package io.drivemend.ui.step.repair;

import org.jspecify.annotations.NullMarked;
