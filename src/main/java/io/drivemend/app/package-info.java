/** Starts the program: the wizard without arguments, the command line with them. */
@NullMarked
package io.drivemend.app;

import org.jspecify.annotations.NullMarked;
