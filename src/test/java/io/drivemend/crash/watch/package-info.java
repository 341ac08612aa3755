/**
 * A file system that names what the program does to files and stops it at a given step, to be killed there. It goes around Java's own by
 * {@code -Djava.nio.file.spi.DefaultFileSystemProvider}, so that the program itself runs unmodified.
 */
@NullMarked
package io.drivemend.crash.watch;

import org.jspecify.annotations.NullMarked;
