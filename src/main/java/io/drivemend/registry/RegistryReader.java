package io.drivemend.registry;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the local-machine part of a registry. A key that does not exist has no values and no subkeys; everything else
 * that stops a read is thrown.
 *
 * <p>A reader may show the registry as it was when it was opened: to see what was written since, open another.
 */
public interface RegistryReader extends AutoCloseable {

  /** The views that this registry has: 64 and 32 bit in this order, or only the native one. */
  List<View> views() throws DriveMendException;

  boolean hasKey(View view, KeyPath key) throws DriveMendException;

  /**
   * Hands over the key's values with their exact bytes, in the registry's order, one by one: a key of a hundred thousand
   * values needs no more memory than its largest one and a list of places.
   *
   * @throws X what the visitor throws; the values behind are then not read
   */
  <X extends Exception> void visitValues(View view, KeyPath key, ValueVisitor<X> visitor) throws DriveMendException, X;

  /** All values of a key at once, as {@link #visitValues} gives them. */
  default List<RegistryValue> values(View view, KeyPath key) throws DriveMendException {
    List<RegistryValue> values = new ArrayList<>();
    visitValues(view, key, values::add);
    return values;
  }

  /** The names of the key's direct subkeys, in the registry's order. */
  List<String> subkeys(View view, KeyPath key) throws DriveMendException;

  /** One value; its name is compared as Windows does, without regard to case. */
  default Optional<RegistryValue> value(ValueLocation where) throws DriveMendException {
    return values(where.view(), where.key()).stream().filter(value -> value.isNamed(where.name())).findFirst();
  }

  /**
   * Requires that the whole registry checks out, so that whoever goes through all of a key comes to an end soon. It may take
   * a while.
   *
   * @throws DriveMendException with {@code HIVE_DAMAGED} for a hive file that is damaged anywhere
   */
  default void requireSound() throws DriveMendException {}

  /** Lets go of the file or handle behind the registry, if there is one. */
  @Override
  default void close() {}
}
