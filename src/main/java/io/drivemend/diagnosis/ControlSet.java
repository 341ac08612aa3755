package io.drivemend.diagnosis;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.registry.RegistryReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;

/** Finds the control set that Windows uses. {@code CurrentControlSet} is a link that exists only while it runs. */
final class ControlSet {

  private static final KeyPath LIVE = KeyPath.of("SYSTEM\\CurrentControlSet");
  private static final KeyPath SELECT = KeyPath.of("SYSTEM\\Select");

  private ControlSet() {}

  /** The key of the control set; empty when the SYSTEM hive is not at hand. */
  static Optional<KeyPath> current(Subject subject) throws DriveMendException {
    RegistryReader registry = subject.registry();
    if (subject.isLive()) {
      return Optional.of(LIVE);
    }
    ValueLocation current = new ValueLocation(registry.views().getFirst(), SELECT, "Current");
    return registry.value(current).flatMap(ControlSet::number).map(ControlSet::key);
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
