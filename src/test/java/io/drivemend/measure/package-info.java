/** What {@code packaging/measure-start} compares: the wizard's window and a window with one label. */
@NullMarked
package io.drivemend.measure;

import org.jspecify.annotations.NullMarked;
