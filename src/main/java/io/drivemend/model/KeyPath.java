package io.drivemend.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A key below {@code HKEY_LOCAL_MACHINE}. Compared without regard to case, as Windows does; spelled as given.
 *
 * @param names the names from the hive's name ({@code SOFTWARE}, {@code SYSTEM}) down to the key
 */
public record KeyPath(List<String> names) {

  /** {@code Windows NT\CurrentVersion}: the key of the article, logical path of either view. */
  public static final KeyPath CURRENT_VERSION = of("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");

  private static final String WOW64_NODE = "WOW6432Node";

  public KeyPath {
    names = List.copyOf(names);
    if (names.isEmpty() || names.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("a key path needs names: " + names);
    }
  }

  /** Reads {@code SOFTWARE\Microsoft}, without the root key's name. */
  public static KeyPath of(String path) {
    return new KeyPath(List.of(path.split("\\\\")));
  }

  public KeyPath child(String name) {
    return new KeyPath(Stream.concat(names.stream(), Stream.of(name)).toList());
  }

  /** The name of the hive that holds the key, {@code SOFTWARE} or {@code SYSTEM}. */
  public String hive() {
    return names.getFirst();
  }

  /** The names below the hive's root; empty for the root itself. */
  public List<String> belowHive() {
    return names.subList(1, names.size());
  }

  /**
   * Where the key stands when nothing redirects: the 32-bit view of {@code SOFTWARE} lies under {@code
   * SOFTWARE\WOW6432Node}.
   */
  public KeyPath physical(View view) {
    if (view != View.VIEW_32 || !hive().equalsIgnoreCase("SOFTWARE")) {
      return this;
    }
    return new KeyPath(
        Stream.of(List.of(hive(), WOW64_NODE), belowHive()).flatMap(List::stream).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyPath path && folded().equals(path.folded());
  }

  @Override
  public int hashCode() {
    return folded().hashCode();
  }

  private String folded() {
    return String.join("\\", names).toUpperCase(Locale.ROOT);
  }

  /** {@code HKLM\SOFTWARE\…}, as people write it. */
  @Override
  public String toString() {
    return "HKLM\\" + String.join("\\", names);
  }

  /** {@code HKEY_LOCAL_MACHINE\SOFTWARE\…}, as .reg files write it. */
  public String toRegFileString() {
    return "HKEY_LOCAL_MACHINE\\" + String.join("\\", names);
  }
}
