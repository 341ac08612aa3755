/** The fourth step: the backup without which nothing is repaired. */
@NullMarked
package io.drivemend.ui.step.backup;

import org.jspecify.annotations.NullMarked;
