package io.drivemend.ui.step.start;

import io.drivemend.diagnosis.WindowsProfile;
import io.drivemend.source.FoundWindows;
import io.drivemend.ui.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was found, in words. */
final class FoundWords {

  private static final long KILOBYTE = 1024;

  private FoundWords() {}

  /** {@code Windows 10 Pro 22H2}. */
  static String product(WindowsProfile profile) {
    String product = profile.windows().product();
    String name = product.isEmpty() ? Texts.get("start.found-windows", profile.windows().version()).strip() : product;
    return profile.release().isEmpty() ? name : name + " " + profile.release();
  }

  /** Build, version and processor, as far as they are known. */
  static Optional<String> build(WindowsProfile profile) {
    List<String> words = new ArrayList<>();
    String build = profile.windows().build();
    if (!build.isEmpty()) {
      words.add(Texts.get("start.found-build", profile.revision().isEmpty() ? build : build + "." + profile.revision()));
    }
    if (!profile.windows().version().isEmpty()) {
      words.add(Texts.get("start.found-version", profile.windows().version()));
    }
    if (!profile.processor().isEmpty()) {
      words.add(Texts.get("start.found-processor", profile.processor()));
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", words));
  }

  /** One of several: its product, or that it cannot be read, and its machine. */
  static String title(FoundWindows windows) {
    String product = windows.profile().map(FoundWords::product).orElseGet(() -> Texts.get("start.which-unread"));
    String machine = windows.profile().map(profile -> profile.windows().machine()).orElse("");
    return machine.isEmpty() ? product : product + " · " + machine;
  }

  static String size(long bytes) {
    return bytes < KILOBYTE * KILOBYTE
        ? Texts.get("start.kilobytes", (bytes + KILOBYTE - 1) / KILOBYTE)
        : Texts.get("start.megabytes", bytes / (double) (KILOBYTE * KILOBYTE));
  }
}
