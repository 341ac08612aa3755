/** Tests of the running Windows. Those tagged "windows" run in packaging/windows-lane, against a real registry. */
@NullMarked
package io.drivemend.windows;

import org.jspecify.annotations.NullMarked;
