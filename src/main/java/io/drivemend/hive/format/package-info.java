/**
 * The regf file format, read only: base block, hive bins, cells, key nodes, values. It follows the specification at
 * https://github.com/msuhanov/regf, whose names it uses and whose sections the Javadoc cites.
 *
 * <p>A hive file is hostile input. Every offset is checked against the bin that it points into, every count against
 * what the file can hold, and what does not fit is thrown as {@code HIVE_DAMAGED} with the file offset and the reason.
 */
@NullMarked
package io.drivemend.hive.format;

import org.jspecify.annotations.NullMarked;
