/**
 * The running Windows: its registry, its folder, its drives, its rights. The only package that may use JNA, and it does so
 * only after {@link io.drivemend.windows.WindowsSystem#isWindows} said yes, so that every class loads on every system.
 *
 * <p>Native calls give codes and bytes; what they mean is decided elsewhere. A call that fails carries its name, its
 * object, its Win32 code and the system's own words for it.
 */
@NullMarked
package io.drivemend.windows;

import org.jspecify.annotations.NullMarked;
