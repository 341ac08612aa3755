package io.drivemend.ui.restore;

import io.drivemend.backup.Backup;
import io.drivemend.backup.Recovery;
import io.drivemend.ui.shared.NoticeBar;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import java.util.function.Consumer;

/** Explains a repair or restore that was about to write and never said that it had, with what can be done about it. */
final class Interruption {

  private Interruption() {}

  /**
   * The notice.
   *
   * @param settle asks, where something is to be written, and has it done
   */
  static NoticeBar notice(Backup backup, Today today, Consumer<Recovery.Choice> settle) {
    NoticeBar notice = new NoticeBar(Tone.WARNING, explain(backup, today));
    if (today instanceof Today.Read read && read.progress().isPresent()) {
      switch (read.progress().get()) {
        case NOTHING_WRITTEN -> notice.link(Texts.get("restore.settle-nothing"), () -> settle.accept(Recovery.Choice.UNDO));
        case ALL_WRITTEN -> notice.link(Texts.get("restore.settle-all"), () -> settle.accept(Recovery.Choice.FINISH));
        case PARTLY_WRITTEN ->
            notice
                .link(Texts.get("restore.settle-undo"), () -> settle.accept(Recovery.Choice.UNDO))
                .link(Texts.get("restore.settle-finish"), () -> settle.accept(Recovery.Choice.FINISH));
        case CHANGED_SINCE -> {}
      }
    }
    return notice;
  }

  /** What stands there now, and what can be done. */
  static RichText explain(Backup backup, Today today) {
    String work = BackupWords.work(backup.manifest());
    return switch (today) {
      case Today.NotRead unread -> RichText.of("restore.interrupted", work);
      case Today.Unreadable unreadable -> RichText.of("restore.interrupted-unreadable", work);
      case Today.Read read -> RichText.of(read.progress().map(Interruption::key).orElse("restore.interrupted-elsewhere"), work);
    };
  }

  private static String key(Recovery.Progress progress) {
    return switch (progress) {
      case NOTHING_WRITTEN -> "restore.interrupted-old";
      case PARTLY_WRITTEN -> "restore.interrupted-mixed";
      case ALL_WRITTEN -> "restore.interrupted-new";
      case CHANGED_SINCE -> "restore.interrupted-other";
    };
  }
}
