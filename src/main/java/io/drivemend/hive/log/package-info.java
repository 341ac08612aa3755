/**
 * The transaction logs of a hive: both formats, which of them apply to a hive that was not closed properly, and what the
 * hive is with them. It follows the specification at https://github.com/msuhanov/regf, whose names it uses and whose
 * sections the Javadoc cites.
 *
 * <p>Windows stores changes in a log before it writes them to the hive. So after a power cut the newest data stands in the
 * logs alone, and whoever reads the hive without them sees an older state, or a mixture of two.
 *
 * <p>Logs are hostile input like hives. A log that does not check out is not used, and says why ({@link
 * io.drivemend.hive.log.LogUse.Skipped}). Where Windows itself might lose data by going on without it, nothing is replayed
 * at all. Nothing here writes to the hive or to its logs.
 */
@NullMarked
package io.drivemend.hive.log;

import org.jspecify.annotations.NullMarked;
