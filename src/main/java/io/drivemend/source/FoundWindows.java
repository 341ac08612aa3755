package io.drivemend.source;

import io.drivemend.diagnosis.WindowsProfile;
import io.drivemend.hive.HiveRegistry;
import io.drivemend.model.DriveMendException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Windows that does not run, as a first look shows it.
 *
 * @param place its folder, or its SOFTWARE hive
 * @param choice opens it
 * @param profile which Windows it is; empty when its registry cannot be read
 * @param hives the hives at hand, SOFTWARE first
 * @param obstacle what would stop a diagnosis or a repair as things are
 */
public record FoundWindows(
    Path place,
    SourceChoice choice,
    Optional<WindowsProfile> profile,
    List<FoundHive> hives,
    Optional<DriveMendException> obstacle) {

  public FoundWindows {
    hives = List.copyOf(hives);
  }

  /** Looks at a Windows; what cannot be seen of it is its obstacle. */
  static FoundWindows look(Path place, SourceChoice choice, Path software, Optional<Path> system) {
    FoundHive first = FoundHive.look("SOFTWARE", software);
    List<FoundHive> hives =
        system.map(file -> List.of(first, FoundHive.look("SYSTEM", file))).orElseGet(() -> List.of(first));
    try (HiveRegistry registry = HiveRegistry.open(software, system)) {
      WindowsProfile profile = WindowsProfile.read(registry);
      return new FoundWindows(place, choice, Optional.of(profile), hives, asleep(software));
    } catch (DriveMendException e) {
      return new FoundWindows(place, choice, Optional.empty(), hives, Optional.of(e));
    }
  }

  private static Optional<DriveMendException> asleep(Path software) {
    try {
      Hibernation.refuse(Disk.real(software));
      return Optional.empty();
    } catch (DriveMendException e) {
      return Optional.of(e);
    }
  }
}
