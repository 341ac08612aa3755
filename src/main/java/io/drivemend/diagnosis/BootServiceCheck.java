package io.drivemend.diagnosis;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.View;
import io.drivemend.model.WindowsPath;
import io.drivemend.registry.RegistryReader;
import java.util.Optional;

/**
 * Looks for what a failed start of the article's service leaves behind: {@code CCMBoot} with a program path under the
 * old letter. Reported only; services are not DriveMend's to change.
 */
final class BootServiceCheck {

  private static final String TITLE = "Service CCMBoot";

  private BootServiceCheck() {}

  static CheckResult run(Subject subject, Optional<WindowsPath> right) {
    try {
      return look(subject, right);
    } catch (DriveMendException e) {
      return CheckResult.notChecked(TITLE, e.sentence());
    }
  }

  private static CheckResult look(Subject subject, Optional<WindowsPath> right) throws DriveMendException {
    RegistryReader registry = subject.registry();
    View view = registry.views().getFirst();
    Optional<KeyPath> set = ControlSet.current(subject);
    if (set.isEmpty()) {
      return CheckResult.notChecked(TITLE, "no SYSTEM hive is at hand");
    }
    KeyPath service = set.get().child("Services").child("CCMBoot");
    if (!registry.hasKey(view, service)) {
      return CheckResult.ok(TITLE, "not installed, so no earlier attempt has left anything behind");
    }
    Optional<String> image =
        registry.value(new ValueLocation(view, service, "ImagePath")).flatMap(RegistryValue::text);
    return judge(image, right);
  }

  private static CheckResult judge(Optional<String> image, Optional<WindowsPath> right) {
    if (image.isEmpty()) {
      return CheckResult.note(TITLE, "installed, without a readable ImagePath");
    }
    Optional<WindowsPath> program = WindowsPath.parse(image.get().replaceFirst("^\"", ""));
    if (right.isEmpty()) {
      return CheckResult.notChecked(TITLE, image.get() + " · the right letter is not known");
    }
    boolean oldLetter = program.isPresent() && !program.get().drive().equals(right.get().drive());
    return oldLetter
        ? CheckResult.note(
            TITLE, image.get() + " · still names another drive. DriveMend does not change services; CCM makes it anew")
        : CheckResult.ok(TITLE, image.get());
  }
}
