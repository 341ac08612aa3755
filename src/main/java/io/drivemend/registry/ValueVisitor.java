package io.drivemend.registry;

import io.drivemend.model.RegistryValue;

/**
 * Takes a key's values one by one.
 *
 * @param <X> what it may throw, which ends the visit
 */
@FunctionalInterface
public interface ValueVisitor<X extends Exception> {

  void visit(RegistryValue value) throws X;
}
