package io.drivemend.hive;

import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.KeyNode;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.View;
import io.drivemend.registry.RegistryReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The registry of a Windows that is not running, read from its hive files. Each call opens the file anew and closes it
 * again: a call sees what stands there at that moment, and no open file is in the way when the hive is replaced.
 * Whoever reads a whole hive should take one {@link HiveFile} instead.
 */
public final class HiveRegistry implements RegistryReader {

  private static final String SOFTWARE = "SOFTWARE";
  private static final String SYSTEM = "SYSTEM";
  private static final KeyPath SOFTWARE_ROOT = KeyPath.of(SOFTWARE);

  private final Path software;
  private final Optional<Path> system;

  /**
   * @param software the SOFTWARE hive
   * @param system the SYSTEM hive of the same Windows; without it, {@code HKLM\SYSTEM} does not exist
   */
  public HiveRegistry(Path software, Optional<Path> system) {
    this.software = software;
    this.system = system;
  }

  @Override
  public List<View> views() throws DriveMendException {
    return hasKey(View.VIEW_32, SOFTWARE_ROOT) ? List.of(View.VIEW_64, View.VIEW_32) : List.of(View.NATIVE);
  }

  @Override
  public boolean hasKey(View view, KeyPath key) throws DriveMendException {
    return read(view, key, (hive, found) -> true).isPresent();
  }

  @Override
  public List<RegistryValue> values(View view, KeyPath key) throws DriveMendException {
    return read(view, key, HiveFile::values).orElse(List.of());
  }

  @Override
  public List<String> subkeys(View view, KeyPath key) throws DriveMendException {
    return read(view, key, HiveFile::subkeys).orElse(List.of()).stream().map(KeyNode::name).toList();
  }

  private interface Reading<T> {
    T of(HiveFile hive, KeyNode key) throws DriveMendException;
  }

  private <T> Optional<T> read(View view, KeyPath key, Reading<T> reading) throws DriveMendException {
    Optional<Path> file = file(key);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (HiveFile hive = HiveFile.open(file.get())) {
      Optional<KeyNode> found = hive.find(key.physical(view).belowHive());
      return found.isEmpty() ? Optional.empty() : Optional.of(reading.of(hive, found.get()));
    }
  }

  private Optional<Path> file(KeyPath key) {
    return switch (key.hive().toUpperCase(Locale.ROOT)) {
      case SOFTWARE -> Optional.of(software);
      case SYSTEM -> system;
      default -> Optional.empty();
    };
  }
}
