package io.drivemend.diagnosis;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.registry.RegistryReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the control set that Windows uses. {@code CurrentControlSet} is a link that exists only while it runs; otherwise the
 * key {@code Select} tells which set it was at the last start, will be at the next one, and was at the last good one.
 */
final class ControlSet {

  private static final KeyPath LIVE = KeyPath.of("SYSTEM\\CurrentControlSet");
  private static final KeyPath SELECT = KeyPath.of("SYSTEM\\Select");

  private static final List<String> CHOICES = List.of("Current", "Default", "LastKnownGood");

  private ControlSet() {}

  /** The key of the control set; empty when the SYSTEM hive is not at hand, or none that it names exists. */
  static Optional<KeyPath> current(Subject subject) throws DriveMendException {
    RegistryReader registry = subject.registry();
    if (subject.isLive()) {
      return Optional.of(LIVE);
    }
    View view = registry.views().getFirst();
    for (String choice : CHOICES) {
      Optional<KeyPath> set =
          registry.value(new ValueLocation(view, SELECT, choice)).flatMap(ControlSet::number).map(ControlSet::key);
      if (set.isPresent() && registry.hasKey(view, set.get())) {
        return set;
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> number(RegistryValue value) {
    return value.type().equals(ValueType.REG_DWORD) && value.size() == 4
        ? Optional.of(ByteBuffer.wrap(value.data()).order(ByteOrder.LITTLE_ENDIAN).getInt()).filter(n -> n > 0)
        : Optional.empty();
  }

  private static KeyPath key(int number) {
    return KeyPath.of(String.format(Locale.ROOT, "SYSTEM\\ControlSet%03d", number));
  }
}
