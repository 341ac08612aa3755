package io.drivemend.regfile;

import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import java.util.List;
import java.util.Optional;

/** One thing that a .reg file says, in the file's order. */
public sealed interface RegFileEntry {

  /** The whole key as the file spells it, with its root: {@code HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft}. */
  String key();

  /** The key as a path where it stands below {@code HKEY_LOCAL_MACHINE}; empty for the root and for other roots. */
  default Optional<KeyPath> keyPath() {
    String root = "HKEY_LOCAL_MACHINE\\";
    if (!key().regionMatches(true, 0, root, 0, root.length())) {
      return Optional.empty();
    }
    List<String> names = List.of(key().substring(root.length()).split("\\\\", -1));
    return names.contains("") ? Optional.empty() : Optional.of(new KeyPath(names));
  }

  /** {@code [Key]}: the key exists, and what follows stands in it. */
  record KeyEntry(String key) implements RegFileEntry {}

  /** {@code "Name"=…}: the key holds this value, its text in UTF-16LE whatever the file's format. */
  record ValueEntry(String key, RegistryValue value) implements RegFileEntry {}

  /** {@code [-Key]}: the key is deleted with all below it. */
  record DeleteKey(String key) implements RegFileEntry {}

  /** {@code "Name"=-}: the value is deleted; the empty name is the default value. */
  record DeleteValue(String key, String name) implements RegFileEntry {}
}
