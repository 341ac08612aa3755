package io.drivemend.registry;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import java.util.List;
import java.util.Optional;

/**
 * Reads the local-machine part of a registry. Nothing is cached: each call sees what stands there at that moment. A key
 * that does not exist has no values and no subkeys; everything else that stops a read is thrown.
 */
public interface RegistryReader {

  /** The views that this registry has: 64 and 32 bit in this order, or only the native one. */
  List<View> views() throws DriveMendException;

  boolean hasKey(View view, KeyPath key) throws DriveMendException;

  /** The key's values with their exact bytes, in the registry's order. */
  List<RegistryValue> values(View view, KeyPath key) throws DriveMendException;

  /** The names of the key's direct subkeys, in the registry's order. */
  List<String> subkeys(View view, KeyPath key) throws DriveMendException;

  /** One value; its name is compared as Windows does, without regard to case. */
  default Optional<RegistryValue> value(ValueLocation where) throws DriveMendException {
    return values(where.view(), where.key()).stream().filter(value -> value.isNamed(where.name())).findFirst();
  }
}
