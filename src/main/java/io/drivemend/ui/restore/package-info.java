/** The backups: which there are, whether they are intact, what restoring one would do, and restoring it. */
@NullMarked
package io.drivemend.ui.restore;

import org.jspecify.annotations.NullMarked;
