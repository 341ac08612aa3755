package io.drivemend.diagnosis;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.WindowsIdentity;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads which Windows a registry belongs to. */
final class IdentityReader {

  private static final Logger LOG = LoggerFactory.getLogger(IdentityReader.class);
  private static final int FIRST_WINDOWS_11_BUILD = 22000;

  private final Subject subject;

  IdentityReader(Subject subject) {
    this.subject = subject;
  }

  WindowsIdentity read() throws DriveMendException {
    String build = currentVersion("CurrentBuildNumber");
    String product = currentVersion("ProductName");
    return new WindowsIdentity(machine(), corrected(product, build), currentVersion("CurrentVersion"), build);
  }

  private String currentVersion(String name) throws DriveMendException {
    return text(KeyPath.CURRENT_VERSION, name);
  }

  /** The name stands in the SYSTEM hive; where that cannot be read, the machine stays nameless. */
  private String machine() {
    try {
      Optional<KeyPath> set = ControlSet.current(subject);
      return set.isEmpty()
          ? ""
          : text(set.get().child("Control").child("ComputerName").child("ComputerName"), "ComputerName");
    } catch (DriveMendException e) {
      LOG.info("The computer's name cannot be read: {}", e.sentence());
      return "";
    }
  }

  private String text(KeyPath key, String name) throws DriveMendException {
    return subject
        .registry()
        .value(new ValueLocation(subject.registry().views().getFirst(), key, name))
        .flatMap(RegistryValue::text)
        .orElse("");
  }

  /** Windows 11 still calls itself Windows 10 in this value; its build number tells. */
  private static String corrected(String product, String build) {
    boolean eleven = build.matches("\\d{1,9}") && Integer.parseInt(build) >= FIRST_WINDOWS_11_BUILD;
    return eleven ? product.replace("Windows 10", "Windows 11") : product;
  }
}
