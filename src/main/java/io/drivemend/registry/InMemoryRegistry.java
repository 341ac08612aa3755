package io.drivemend.registry;

import static java.util.Locale.ROOT;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A registry in memory: the tree from which hive files are made, and the registry of tests. */
public final class InMemoryRegistry implements RegistryReader, RegistryWriter, RegistryAccess {

  private final List<View> views;
  private final Map<KeyPath, Map<String, RegistryValue>> keys = new LinkedHashMap<>();

  /**
   * @param views the views to show, as {@link RegistryReader#views} gives them
   */
  public InMemoryRegistry(List<View> views) {
    this.views = List.copyOf(views);
  }

  /** Adds a value, or replaces the one of this name; the key and those above it come into being. */
  public InMemoryRegistry put(View view, KeyPath key, RegistryValue value) {
    putKey(view, key).put(value.name().toUpperCase(ROOT), value);
    return this;
  }

  private Map<String, RegistryValue> putKey(View view, KeyPath key) {
    return keys.computeIfAbsent(key.physical(view), absent -> new LinkedHashMap<>());
  }

  @Override
  public RegistryReader open() {
    return this;
  }

  @Override
  public RegistryWriter writer() {
    return this;
  }

  @Override
  public List<View> views() {
    return views;
  }

  @Override
  public boolean hasKey(View view, KeyPath key) {
    KeyPath physical = key.physical(view);
    return keys.keySet().stream().anyMatch(path -> path.equals(physical) || isBelow(path, physical));
  }

  @Override
  public <X extends Exception> void visitValues(View view, KeyPath key, ValueVisitor<X> visitor) throws X {
    for (RegistryValue value : List.copyOf(keys.getOrDefault(key.physical(view), Map.of()).values())) {
      visitor.visit(value);
    }
  }

  @Override
  public List<String> subkeys(View view, KeyPath key) {
    KeyPath physical = key.physical(view);
    Set<String> folded = new LinkedHashSet<>();
    List<String> names = new ArrayList<>();
    for (KeyPath path : keys.keySet()) {
      if (isBelow(path, physical)) {
        String name = path.names().get(physical.names().size());
        if (folded.add(name.toUpperCase(ROOT))) {
          names.add(name);
        }
      }
    }
    return names;
  }

  @Override
  public void write(List<ValueChange> changes) throws DriveMendException {
    for (ValueChange change : changes) {
      if (!value(change.where()).equals(Optional.of(change.before()))) {
        throw Problem.CHANGED_SINCE.with(change.where());
      }
    }
    changes.forEach(change -> put(change.where().view(), change.where().key(), change.after()));
  }

  private static boolean isBelow(KeyPath path, KeyPath above) {
    int depth = above.names().size();
    return path.names().size() > depth && new KeyPath(path.names().subList(0, depth)).equals(above);
  }
}
