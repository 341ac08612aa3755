package io.drivemend.testing;

import io.drivemend.model.Problem;
import io.drivemend.ui.Footer;
import io.drivemend.ui.MainWindow;
import io.drivemend.ui.PageAction;
import io.drivemend.ui.Screen;
import io.drivemend.ui.SideLink;
import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.flow.FlowState;
import io.drivemend.ui.flow.Step;
import io.drivemend.ui.shared.Badge;
import io.drivemend.ui.shared.CheckRow;
import io.drivemend.ui.shared.ChoiceCard;
import io.drivemend.ui.shared.Choices;
import io.drivemend.ui.shared.Comparison;
import io.drivemend.ui.shared.ErrorPanel;
import io.drivemend.ui.shared.Facts;
import io.drivemend.ui.shared.Links;
import io.drivemend.ui.shared.NoticeBar;
import io.drivemend.ui.shared.Page;
import io.drivemend.ui.shared.PathCard;
import io.drivemend.ui.shared.Questions;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.RowList;
import io.drivemend.ui.shared.Sign;
import io.drivemend.ui.shared.Theme;
import io.drivemend.ui.shared.Tone;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/** The window and its controls with invented content, for pictures and for tests of the frame. */
public final class SampleScreens {

  private SampleScreens() {}

  /** A window whose pages are samples. */
  public static MainWindow window(Stage stage, Theme theme, Flow flow, Questions questions) {
    Map<Step, Screen> pages = new EnumMap<>(Step.class);
    for (Step step : Step.values()) {
      pages.put(step, new Sample(page(step), step, flow));
    }
    return new MainWindow(
        stage,
        theme,
        flow,
        questions,
        pages,
        List.of(
            new SideLink(Feather.ROTATE_CCW, "_Restore a backup…", null, () -> {}),
            new SideLink(Feather.HELP_CIRCLE, "_Help (F1)", new KeyCodeCombination(KeyCode.F1), () -> {})));
  }

  private static Page page(Step step) {
    return switch (step) {
      case SOURCE -> start();
      case DIAGNOSIS -> diagnosis();
      case COMPARE -> compare();
      case BACK_UP -> backUp();
      case REPAIR -> repair();
      case RESULT -> failure();
    };
  }

  private static Page start() {
    Choices<String> choices =
        new Choices<String>()
            .add(
                "local",
                ChoiceCard.of(
                        Feather.MONITOR,
                        "This _computer",
                        "Check the running Windows. Looking needs no administrator rights.")
                    .withBadge("Windows 11 Pro 24H2 on D:"))
            .add(
                "other",
                ChoiceCard.of(
                    Feather.HARD_DRIVE,
                    "_Another Windows installation",
                    "A disk from another machine, a mounted image, or a SOFTWARE hive file. NT 4 to Windows 11."))
            .add(
                "none",
                ChoiceCard.of(Feather.BOX, "_Practice machine", "A small registry with the fault of article Q267929.")
                    .unavailable("The folder for it cannot be written to."));
    choices.choose("local");
    NoticeBar notice =
        new NoticeBar(
                Tone.WARNING,
                RichText.plain(
                    "A repair from today, 14:02, was interrupted. The value is still the old one; its backup is"
                        + " intact."))
            .link("_Look at it…", () -> {});
    return page(
        "What do you want to repair?",
        "Nothing is changed before you have seen it, and every change can be undone.",
        choices,
        notice);
  }

  private static Page diagnosis() {
    return page(
        "The registry still names the old drive letter",
        "Windows runs from D:\\Windows, but 2 values say C:\\Windows. This is the fault of article Q267929.",
        new RowList(
            "Checks",
            List.of(
                row(
                    Tone.SUCCESS,
                    "Windows directory",
                    "D:\\Windows · asked from Windows itself, and SystemRoot agrees"),
                row(
                    Tone.DANGER,
                    "PathName, 64-bit view",
                    "C:\\Windows · C: is another volume (“Backup”), no Windows there"),
                row(
                    Tone.WARNING,
                    "Service CCMBoot",
                    "stopped, last start failed: 3, the system cannot find the path specified"),
                new CheckRow(Sign.of(Tone.NOT_CHECKED), "CCM log", Badge.notChecked())
                    .evidence(
                        RichText.plain(
                            "Server logging is off by default. That says nothing about this machine’s health."))
                    .below(Links.link("Choose a _log…", () -> {})))),
        Links.line(List.of(Links.link("Show all _evidence", () -> {}), Links.link("_Diagnose again", () -> {}))));
  }

  private static Page compare() {
    return page(
        "Two values will change, by one letter each",
        "Folder, case, type and every other byte stay as they are.",
        new Comparison(
            PathCard.old("NOW IN THE REGISTRY", "C:", "C:\\Windows", "not there: no Windows on C:"),
            PathCard.right("AFTER THE REPAIR", "D:", "D:\\Windows", "there: Windows runs from it")),
        new RowList(
            "Why",
            List.of(
                row(
                    Tone.SUCCESS,
                    "Why D: is right",
                    "Windows reports D:\\Windows · SystemRoot, rewritten at the last boot, says D:\\Windows ·"
                        + " D: holds Windows 11 Pro 24H2"))));
  }

  private static Page backUp() {
    return page(
        "The key is backed up and the backup checks out",
        "It was read back from disk and compared with the registry, byte for byte.",
        new RowList(
            "Files",
            List.of(
                row(
                    Tone.SUCCESS,
                    "CurrentVersion.reg",
                    "for regedit: double-clicking it restores the key without DriveMend"),
                row(Tone.SUCCESS, "manifest.json", "the exact bytes of the 2 values that will change"))),
        new Facts()
            .addPath("Place", "D:\\ProgramData\\DriveMend\\Backups\\2026-11-22 14.02 WS-0417")
            .addPath("SHA-256", "9f2c41d077ab1e93a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f65c08d2e1"));
  }

  private static Page repair() {
    return page(
        "Ready to repair 2 values",
        "From here on there is no Back, but Undo puts the old values in place again.",
        new RowList(
            "Steps",
            List.of(
                new CheckRow(Sign.number(1), "Check that nothing changed since the diagnosis")
                    .evidence(RichText.plain("else stop and diagnose again")),
                new CheckRow(Sign.number(2), "Write PathName, 64-bit and 32-bit view")
                    .evidence(RichText.plain("C:\\Windows → D:\\Windows")))));
  }

  private static Page failure() {
    return page(
        "The repair did not go through",
        "What was written and how to take it back stands below.",
        new ErrorPanel(
            Problem.NOT_AS_WRITTEN.with("PathName", "2026-11-22 14.02 WS-0417"), "DriveMend 1.0.0")
            .button(Feather.REFRESH_CW, "_Diagnose again", () -> {}));
  }

  private static CheckRow row(Tone tone, String title, String evidence) {
    return new CheckRow(Sign.of(tone), title).evidence(RichText.plain(evidence));
  }

  private static Page page(String finding, String about, Node... nodes) {
    return new Page().say(finding, RichText.plain(about)).show(nodes);
  }

  private record Sample(Page page, Step step, Flow flow) implements Screen {
    @Override
    public Region view() {
      return page;
    }

    @Override
    public void enter() {
      if (step != Step.RESULT) {
        flow.ready();
      }
    }

    @Override
    public Footer footer(FlowState state) {
      return Footer.of(
              step.place() > Step.BACK_UP.place() ? "Backup 2026-11-22 14.02, verified." : "Nothing has been written.",
              PageAction.of(step == Step.REPAIR ? "Re_pair 2 values" : "_Next step", flow::next)
                  .unless(state.nextBlocked()))
          .and(step == Step.SOURCE ? new PageAction[] {PageAction.of("Cl_ose", () -> {})} : new PageAction[0]);
    }
  }
}
