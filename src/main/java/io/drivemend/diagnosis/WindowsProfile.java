package io.drivemend.diagnosis;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.View;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.model.WindowsPath;
import io.drivemend.registry.RegistryReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * By what a technician knows a Windows again, each part exactly as its registry says it. When it last started stands
 * nowhere; what is known is when it was last shut down.
 *
 * @param windows which Windows it is
 * @param release such as {@code 22H2} or {@code Service Pack 3}; empty when the registry does not tell
 * @param revision the number behind the build's, such as {@code 3448}; empty when the registry does not tell
 * @param views the views that its SOFTWARE hive has
 * @param processor such as {@code x86} or {@code AMD64}; empty when the registry does not tell
 * @param systemRoot its directory at its last start
 * @param isWindowsPe whether this is Windows PE or a setup system, which is meant to be as it is
 * @param shutDown when it was last shut down, as its SYSTEM hive says
 */
public record WindowsProfile(
    WindowsIdentity windows,
    String release,
    String revision,
    List<View> views,
    String processor,
    Optional<WindowsPath> systemRoot,
    boolean isWindowsPe,
    Optional<Instant> shutDown) {

  public WindowsProfile {
    views = List.copyOf(views);
  }

  /**
   * Reads it.
   *
   * @throws DriveMendException when SOFTWARE cannot be read; what only SYSTEM knows is empty when that cannot be
   */
  public static WindowsProfile read(RegistryReader registry) throws DriveMendException {
    return new ProfileReader(registry).read();
  }
}
