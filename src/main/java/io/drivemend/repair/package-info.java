/** Changes what a diagnosis found: only with a verified backup, only what was shown, and proven by reading back. */
@NullMarked
package io.drivemend.repair;

import org.jspecify.annotations.NullMarked;
