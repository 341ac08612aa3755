package io.drivemend.model;

/**
 * Which of the two copies of {@code HKLM\SOFTWARE} is meant. 64-bit Windows shows 32-bit programs a copy of their own
 * (WOW64); 32-bit Windows has only one, the native view.
 */
public enum View {
  VIEW_64("64", "64-bit view"),
  VIEW_32("32", "32-bit view"),
  NATIVE("native", "native view");

  private final String id;
  private final String words;

  View(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /** The name in JSON: {@code 64}, {@code 32}, {@code native}. */
  public String id() {
    return id;
  }

  /** The name on screen. */
  public String words() {
    return words;
  }

  /** The name with a comma before it, to stand behind a value's name; empty where there is no other view. */
  public String suffix() {
    return this == NATIVE ? "" : ", " + words;
  }
}
