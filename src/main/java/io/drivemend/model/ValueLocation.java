package io.drivemend.model;

/**
 * Where a value stands.
 *
 * @param view which copy of the key
 * @param key the logical path, the same for both views
 * @param name the value's name
 */
public record ValueLocation(View view, KeyPath key, String name) {

  @Override
  public String toString() {
    return key + ", " + name + (view == View.NATIVE ? "" : " (" + view.words() + ")");
  }
}
