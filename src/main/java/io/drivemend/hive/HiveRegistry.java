package io.drivemend.hive;

import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.KeyNode;
import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.View;
import io.drivemend.registry.RegistryReader;
import io.drivemend.registry.ValueVisitor;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The registry of a Windows that is not running, read from its hive files, which stay open until {@link #close}: Windows
 * cannot replace an open file, so a repair closes its reader first.
 *
 * <p>Of a hive that was not closed properly, a private copy is read in which its logs are replayed. Where they cannot be
 * used, SOFTWARE is read as it is, and {@link #replay} says so.
 *
 * <p>The SYSTEM hive is opened when it is first asked for. It is a witness only: where it is damaged, or not closed properly
 * and without usable logs, what stands in SOFTWARE can still be read. What an old state of SYSTEM says of drive
 * letters would be worse than nothing.
 */
public final class HiveRegistry implements RegistryReader {

  private static final String SOFTWARE = "SOFTWARE";
  private static final String SYSTEM = "SYSTEM";
  private static final KeyPath SOFTWARE_ROOT = KeyPath.of(SOFTWARE);

  private final OpenHive software;
  private final Optional<Path> systemPath;
  private @Nullable OpenHive system;

  private HiveRegistry(OpenHive software, Optional<Path> systemPath) {
    this.software = software;
    this.systemPath = systemPath;
  }

  /**
   * Opens the hives.
   *
   * @param software the SOFTWARE hive
   * @param system the SYSTEM hive of the same Windows; without it, {@code HKLM\SYSTEM} does not exist
   * @throws DriveMendException as {@link HiveFile#open} says, or with {@code NO_ROOM_TO_REPLAY}
   */
  public static HiveRegistry open(Path software, Optional<Path> system) throws DriveMendException {
    return new HiveRegistry(OpenHive.open(software), system);
  }

  /**
   * What was replayed before SOFTWARE could be read, or why nothing was.
   *
   * @return empty for a hive that was closed properly
   */
  public Optional<ReplayPlan> replay() {
    return software.plan();
  }

  /** The file that SOFTWARE is read from: the hive itself, or the private copy of one that was not closed properly. */
  public Path content() {
    return software.content();
  }

  @Override
  public List<View> views() throws DriveMendException {
    return hasKey(View.VIEW_32, SOFTWARE_ROOT) ? List.of(View.VIEW_64, View.VIEW_32) : List.of(View.NATIVE);
  }

  @Override
  public boolean hasKey(View view, KeyPath key) throws DriveMendException {
    return find(view, key).isPresent();
  }

  @Override
  public <X extends Exception> void visitValues(View view, KeyPath key, ValueVisitor<X> visitor)
      throws DriveMendException, X {
    Optional<Place> found = find(view, key);
    if (found.isPresent()) {
      found.get().hive().visitValues(found.get().key(), visitor);
    }
  }

  @Override
  public List<String> subkeys(View view, KeyPath key) throws DriveMendException {
    Optional<Place> found = find(view, key);
    return found.isEmpty()
        ? List.of()
        : found.get().hive().subkeys(found.get().key()).stream().map(KeyNode::name).toList();
  }

  @Override
  public void requireSound() throws DriveMendException {
    software.file().requireSound();
  }

  @Override
  public void close() {
    software.close();
    if (system != null) {
      system.close();
    }
  }

  /** A key in the hive that holds it. */
  private record Place(HiveFile hive, KeyNode key) {}

  private Optional<Place> find(View view, KeyPath key) throws DriveMendException {
    Optional<HiveFile> hive = hive(key);
    if (hive.isEmpty()) {
      return Optional.empty();
    }
    return hive.get().find(key.physical(view).belowHive()).map(found -> new Place(hive.get(), found));
  }

  private Optional<HiveFile> hive(KeyPath key) throws DriveMendException {
    return switch (key.hive().toUpperCase(Locale.ROOT)) {
      case SOFTWARE -> Optional.of(software.file());
      case SYSTEM -> system();
      default -> Optional.empty();
    };
  }

  private Optional<HiveFile> system() throws DriveMendException {
    if (system == null && systemPath.isPresent()) {
      system = openWitness(systemPath.get());
    }
    return Optional.ofNullable(system).map(OpenHive::file);
  }

  private static OpenHive openWitness(Path file) throws DriveMendException {
    OpenHive opened = OpenHive.open(file);
    Optional<ReplayPlan> useless = opened.plan().filter(plan -> !plan.replayable());
    if (useless.isPresent()) {
      opened.close();
      throw Problem.HIVE_DIRTY.with(file, useless.get().reason());
    }
    return opened;
  }
}
