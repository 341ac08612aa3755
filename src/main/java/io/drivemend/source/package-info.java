/** Opens what the technician chose: this computer, another Windows installation, or the practice machine. */
@NullMarked
package io.drivemend.source;

import org.jspecify.annotations.NullMarked;
