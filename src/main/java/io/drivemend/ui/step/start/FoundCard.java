package io.drivemend.ui.step.start;

import io.drivemend.diagnosis.WindowsProfile;
import io.drivemend.source.FoundHive;
import io.drivemend.source.FoundWindows;
import io.drivemend.ui.shared.Badge;
import io.drivemend.ui.shared.CheckRow;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.RowList;
import io.drivemend.ui.shared.Sign;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import io.drivemend.ui.step.Moments;
import java.util.ArrayList;
import java.util.List;

/** What a first look tells of a Windows, and of each of its hives. */
final class FoundCard {

  private FoundCard() {}

  static RowList of(FoundWindows windows) {
    List<CheckRow> rows = new ArrayList<>();
    windows.profile().ifPresent(profile -> rows.add(windows(profile, windows.hives().size() > 1)));
    windows.hives().forEach(hive -> rows.add(hive(hive)));
    return new RowList(Texts.get("start.found"), rows);
  }

  private static CheckRow windows(WindowsProfile profile, boolean withSystem) {
    List<Badge> badges = new ArrayList<>();
    if (!profile.windows().machine().isEmpty()) {
      badges.add(new Badge(Tone.INFO, profile.windows().machine()));
    }
    profile.views().forEach(view -> badges.add(new Badge(Tone.NOT_CHECKED, view.words())));
    CheckRow row =
        new CheckRow(Sign.of(Tone.INFO), FoundWords.product(profile), badges.toArray(Badge[]::new));
    FoundWords.build(profile).ifPresent(words -> row.evidence(RichText.plain(words)));
    profile.systemRoot().ifPresent(root -> row.evidence(RichText.of("start.found-root", root)));
    row.evidence(
        profile
            .shutDown()
            .map(moment -> RichText.of("start.found-shut-down", Moments.words(moment)))
            .orElseGet(() -> RichText.of(withSystem ? "start.found-no-shut-down" : "start.found-no-system")));
    return row;
  }

  private static CheckRow hive(FoundHive hive) {
    if (hive.problem().isPresent()) {
      return new CheckRow(Sign.of(Tone.WARNING), hive.name(), new Badge(Tone.WARNING, Texts.get("start.hive-unread")))
          .evidence(RichText.plain(hive.problem().get().sentence()));
    }
    FoundHive.Head head = hive.head().orElseThrow();
    Badge[] badges =
        head.dirty() ? new Badge[] {new Badge(Tone.WARNING, Texts.get("start.hive-dirty"))} : new Badge[0];
    return new CheckRow(Sign.of(head.dirty() ? Tone.WARNING : Tone.SUCCESS), hive.name(), badges)
        .evidence(RichText.of("start.hive-path", hive.file()))
        .evidence(
            RichText.of("start.hive", FoundWords.size(hive.size()), head.version(), Moments.words(head.lastWritten())));
  }
}
