package io.drivemend.diagnosis;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Filetime;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.model.WindowsPath;
import io.drivemend.registry.RegistryReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a {@link WindowsProfile}. */
final class ProfileReader {

  private static final Logger LOG = LoggerFactory.getLogger(ProfileReader.class);

  private final RegistryReader registry;
  private final List<View> views;

  ProfileReader(RegistryReader registry) throws DriveMendException {
    this.registry = registry;
    views = registry.views();
  }

  WindowsProfile read() throws DriveMendException {
    Optional<KeyPath> controlSet = controlSet();
    Optional<WindowsPath> root = current("SystemRoot").flatMap(RegistryValue::text).flatMap(WindowsPath::parse);
    return new WindowsProfile(
        Diagnoser.identify(registry),
        release(),
        current("UBR").flatMap(ProfileReader::number).orElse(""),
        views,
        controlSet.flatMap(this::processor).orElse(""),
        root,
        DirectoryInquiry.isLetterOfPe(root) || new DirectoryInquiry(subject(), witness -> {}).isWindowsPe(),
        controlSet.flatMap(this::shutDown));
  }

  /** Windows 10 writes the first of these since 20H2 and the second before; older ones know service packs. */
  private String release() throws DriveMendException {
    for (String name : List.of("DisplayVersion", "ReleaseId", "CSDVersion")) {
      Optional<String> text = current(name).flatMap(RegistryValue::text).filter(found -> !found.isBlank());
      if (text.isPresent()) {
        return text.get();
      }
    }
    return "";
  }

  private Optional<String> processor(KeyPath controlSet) {
    KeyPath environment = controlSet.child("Control").child("Session Manager").child("Environment");
    return fromSystem(environment, "PROCESSOR_ARCHITECTURE").flatMap(RegistryValue::text);
  }

  private Optional<Instant> shutDown(KeyPath controlSet) {
    return fromSystem(controlSet.child("Control").child("Windows"), "ShutdownTime")
        .filter(value -> value.size() == Long.BYTES)
        .map(value -> littleEndian(value).getLong())
        .filter(filetime -> filetime > 0)
        .map(Filetime::instant);
  }

  private Optional<RegistryValue> current(String name) throws DriveMendException {
    return registry.value(new ValueLocation(views.getFirst(), KeyPath.CURRENT_VERSION, name));
  }

  private Optional<KeyPath> controlSet() {
    try {
      return ControlSet.current(subject());
    } catch (DriveMendException e) {
      LOG.info("The control set cannot be read: {}", e.sentence());
      return Optional.empty();
    }
  }

  private Subject subject() {
    return new Subject(registry, Optional.empty(), FolderProbe.BLIND, Optional.empty());
  }

  private Optional<RegistryValue> fromSystem(KeyPath key, String name) {
    try {
      return registry.value(new ValueLocation(views.getFirst(), key, name));
    } catch (DriveMendException e) {
      LOG.info("{} of {} cannot be read: {}", name, key, e.sentence());
      return Optional.empty();
    }
  }

  private static Optional<String> number(RegistryValue value) {
    return value.type().equals(ValueType.REG_DWORD) && value.size() == Integer.BYTES
        ? Optional.of(Integer.toUnsignedString(littleEndian(value).getInt()))
        : Optional.empty();
  }

  private static ByteBuffer littleEndian(RegistryValue value) {
    return ByteBuffer.wrap(value.data()).order(ByteOrder.LITTLE_ENDIAN);
  }
}
