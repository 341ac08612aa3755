package io.drivemend.ui.restore;

import io.drivemend.backup.Restore;
import io.drivemend.ui.shared.RichText;

/** Explains a repair that was about to write and never said that it had. */
final class Interruption {

  private Interruption() {}

  /** What stands there now, and what can be done. */
  static RichText explain(Today today) {
    return switch (today) {
      case Today.NotRead unread -> RichText.of("restore.interrupted");
      case Today.Unreadable unreadable -> RichText.of("restore.interrupted-unreadable");
      case Today.Read read -> {
        int old = read.count(Restore.Today.AS_BACKED_UP);
        int repaired = read.count(Restore.Today.AS_LEFT);
        if (old + repaired < read.values().size()) {
          yield RichText.of("restore.interrupted-other");
        }
        yield old == 0
            ? RichText.of("restore.interrupted-new")
            : repaired == 0 ? RichText.of("restore.interrupted-old") : RichText.of("restore.interrupted-mixed");
      }
    };
  }
}
