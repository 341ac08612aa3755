/**
 * .reg files, the text form of keys that regedit exports and imports: written for people and for regedit beside a
 * backup's exact bytes, and read back to prove that they hold what was meant.
 */
@NullMarked
package io.drivemend.regfile;

import org.jspecify.annotations.NullMarked;
