package io.drivemend.hive;

import io.drivemend.hive.format.KeyNames;
import io.drivemend.model.RegistryValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A key of a hive that is being built. Its subkeys are in the order that the format demands. */
final class HiveKey {

  private final String name;
  private final SortedMap<String, HiveKey> subkeys = new TreeMap<>(KeyNames::compare);
  private final Map<String, RegistryValue> values = new LinkedHashMap<>();

  HiveKey(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  Collection<HiveKey> subkeys() {
    return subkeys.values();
  }

  Collection<RegistryValue> values() {
    return values.values();
  }

  HiveKey child(String childName) {
    if (childName.isEmpty()) {
      throw new IllegalArgumentException("a key needs a name");
    }
    return subkeys.computeIfAbsent(childName, HiveKey::new);
  }

  /** The key at the end of a path with backslashes; what is missing on the way is added. */
  HiveKey descend(String path) {
    HiveKey key = this;
    if (!path.isEmpty()) {
      for (String step : path.split("\\\\", -1)) {
        key = key.child(step);
      }
    }
    return key;
  }

  void put(RegistryValue value) {
    values.put(KeyNames.upper(value.name()), value);
  }
}
