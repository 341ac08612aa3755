/** Writing files so that they are there after a power cut, and telling whether they are still the same. */
@NullMarked
package io.drivemend.files;

import org.jspecify.annotations.NullMarked;
