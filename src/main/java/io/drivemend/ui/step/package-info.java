/** What the steps of a repair share: what one hands to the next, and what they need of the desktop. */
@NullMarked
package io.drivemend.ui.step;

import org.jspecify.annotations.NullMarked;
