/**
 * The command line: thin commands over the same core as the window. Results go to standard output, messages to standard
 * error; the exit codes are those of {@link io.drivemend.cli.ExitCode}.
 */
@NullMarked
package io.drivemend.cli;

import org.jspecify.annotations.NullMarked;
