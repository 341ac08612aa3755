package io.drivemend.ui.step.compare;

import io.drivemend.hive.log.LogReport;
import io.drivemend.hive.log.LogUse;
import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.ui.shared.CheckRow;
import io.drivemend.ui.shared.NoticeBar;
import io.drivemend.ui.shared.RichText;
import io.drivemend.ui.shared.RowList;
import io.drivemend.ui.shared.Sign;
import io.drivemend.ui.shared.Texts;
import io.drivemend.ui.shared.Tone;
import io.drivemend.ui.step.Moments;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/** What the logs of a hive that was not closed properly would do to it, and the box with which that is agreed to. */
final class ReplayCard extends VBox {

  /**
   * @param onAgreed hears whether it is agreed to; at first it is not
   */
  ReplayCard(ReplayPlan plan, Consumer<Boolean> onAgreed) {
    getStyleClass().add("replay-card");
    CheckBox agree = new Box(Texts.get("compare.agree-replay", plan.bytes()));
    agree.setWrapText(true);
    agree.setAccessibleText(Texts.withoutMnemonic(agree.getText()));
    agree.selectedProperty().addListener((box, before, agreed) -> onAgreed.accept(agreed));
    getChildren()
        .addAll(
            new NoticeBar(Tone.WARNING, RichText.of("compare.replay", plan.sentence())),
            RichText.of("compare.replay-about").styled("muted"),
            agree,
            new RowList(Texts.get("compare.logs"), plan.logs().stream().map(ReplayCard::row).toList()));
  }

  private static CheckRow row(LogReport log) {
    CheckRow row =
        new CheckRow(Sign.of(log.use() instanceof LogUse.Applied ? Tone.SUCCESS : Tone.NOT_CHECKED), log.name())
            .evidence(RichText.plain(log.use().words()));
    log.written().ifPresent(moment -> row.evidence(RichText.of("compare.log-written", Moments.words(moment))));
    return row;
  }

  /** A box that its mnemonic ticks: JavaFX sends it an action then, and leaves it as it is. */
  private static final class Box extends CheckBox {

    private boolean firing;

    Box(String text) {
      super(text);
      setOnAction(
          event -> {
            if (!firing) {
              setSelected(!isSelected());
            }
          });
    }

    @Override
    public void fire() {
      firing = true;
      super.fire();
      firing = false;
    }
  }
}
