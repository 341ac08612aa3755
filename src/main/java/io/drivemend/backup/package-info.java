/**
 * The store of backups: made before every repair, checked by reading back, and restored from.
 *
 * <p>A backup is one folder. {@code manifest.json} holds the exact bytes and is the truth; {@code manifest.json.sha256} is
 * its checksum in the form of sha256sum, so that an edit of the manifest is noticed; {@code state.json} says how far
 * the repair came and is the only file that ever changes; the {@code .reg} files and {@code HOW-TO-RESTORE.txt} are for
 * whoever has no DriveMend at hand.
 */
@NullMarked
package io.drivemend.backup;

import org.jspecify.annotations.NullMarked;
