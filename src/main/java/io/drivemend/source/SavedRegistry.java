package io.drivemend.source;

import io.drivemend.model.SourceRef;
import io.drivemend.model.WindowsIdentity;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The registry that a backup was made of, as the backup remembers it.
 *
 * @param backupId the backup's name, for messages
 * @param source where the registry stood
 * @param windows the Windows that it belonged to
 * @param hiveCopy the backup's copy of the whole hive file, already verified; empty for a running registry
 */
public record SavedRegistry(
    String backupId, SourceRef source, WindowsIdentity windows, Optional<Path> hiveCopy) {}
