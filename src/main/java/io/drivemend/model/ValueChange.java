package io.drivemend.model;

/**
 * One value that is to be replaced, with what must stand there before.
 *
 * @param where the value's place
 * @param before what was diagnosed; a writer stops when anything else stands there
 * @param after what is to stand there
 */
public record ValueChange(ValueLocation where, RegistryValue before, RegistryValue after) {

  /** The change that takes this one back. */
  public ValueChange reversed() {
    return new ValueChange(where, after, before);
  }
}
