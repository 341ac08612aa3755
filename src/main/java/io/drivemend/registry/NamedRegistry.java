package io.drivemend.registry;

import io.drivemend.model.SourceRef;
import io.drivemend.model.WindowsIdentity;

/**
 * A registry with what names it in a backup.
 *
 * @param windows the Windows that it belongs to
 * @param source where it stands
 * @param access opens it
 */
public record NamedRegistry(WindowsIdentity windows, SourceRef source, RegistryAccess access) {}
