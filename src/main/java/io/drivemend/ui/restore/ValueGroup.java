package io.drivemend.ui.restore;

import io.drivemend.backup.Restore;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values that are alike in the backup, after the repair and today, such as PathName in both views, shown once.
 *
 * @param changes one for each of the values
 * @param now what stands there; empty when it was not read
 */
record ValueGroup(List<ValueChange> changes, Optional<Restore.Comparison> now) {

  private record Alike(RegistryValue before, RegistryValue after, Optional<RegistryValue> now) {}

  /** The values of a backup whose registry was not read. */
  static List<ValueGroup> ofUnread(List<ValueChange> changes) {
    Map<Alike, List<ValueChange>> alike = new LinkedHashMap<>();
    for (ValueChange change : changes) {
      alike.computeIfAbsent(new Alike(change.before(), change.after(), Optional.empty()), key -> new ArrayList<>()).add(change);
    }
    return alike.values().stream().map(group -> new ValueGroup(group, Optional.empty())).toList();
  }

  /** The values of a backup beside today's. */
  static List<ValueGroup> of(List<Restore.Comparison> values) {
    Map<Alike, List<Restore.Comparison>> alike = new LinkedHashMap<>();
    for (Restore.Comparison value : values) {
      Alike key = new Alike(value.change().before(), value.change().after(), value.now());
      alike.computeIfAbsent(key, each -> new ArrayList<>()).add(value);
    }
    return alike.values().stream()
        .map(group -> new ValueGroup(group.stream().map(Restore.Comparison::change).toList(), Optional.of(group.getFirst())))
        .toList();
  }

  ValueChange first() {
    return changes.getFirst();
  }
}
