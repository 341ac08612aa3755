package io.drivemend.ui.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.drivemend.ui.flow.FlowState.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FlowTest {

  private final Flow flow = new Flow();

  @Test
  void beginsAtTheSourceUnready() {
    FlowState state = flow.state();
    assertThat(state.current()).isEqualTo(Step.SOURCE);
    assertThat(state.done()).isEmpty();
    assertThat(state.backBlocked()).contains(Flow.FIRST_STEP);
    assertThat(state.nextBlocked()).contains(Flow.NOT_READY);
    assertThat(state.closingAsks()).isFalse();
    assertThatIllegalStateException().isThrownBy(flow::next).withMessage(Flow.NOT_READY);
    assertThatIllegalStateException().isThrownBy(flow::back).withMessage(Flow.FIRST_STEP);
  }

  @Test
  void walksThroughEveryStepInOrderAndIsFinishedAtTheResult() {
    var seen = new ArrayList<Step>();
    flow.listen(state -> seen.add(state.current()));
    for (int i = 1; i < Step.values().length; i++) {
      flow.ready();
      flow.next();
    }
    assertThat(seen.stream().distinct()).containsExactly(Step.values());
    assertThat(flow.state().finished()).isTrue();
    assertThat(flow.state().done()).containsExactlyInAnyOrder(Step.values());
    assertThat(flow.state().nextBlocked()).contains(Flow.LAST_STEP);
  }

  @Test
  void entersEachStepUnreadyButComesBackToAReadyOne() {
    goTo(Step.DIAGNOSIS);
    assertThat(flow.state().nextBlocked()).contains(Flow.NOT_READY);
    flow.back();
    assertThat(flow.state().current()).isEqualTo(Step.SOURCE);
    assertThat(flow.state().canGoNext()).isTrue();
    assertThat(flow.state().done()).isEmpty();
  }

  @Test
  void tellsTheStepsOwnReason() {
    flow.notReady("start.choose");
    assertThat(flow.state().nextBlocked()).contains("start.choose");
  }

  @Test
  void jumpsBackwardsToDoneStepsOnly() {
    goTo(Step.BACK_UP);
    assertThat(flow.state().canJumpTo(Step.DIAGNOSIS)).isTrue();
    assertThat(flow.state().canJumpTo(Step.BACK_UP)).isFalse();
    assertThat(flow.state().canJumpTo(Step.REPAIR)).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> flow.jumpTo(Step.REPAIR));
    flow.jumpTo(Step.DIAGNOSIS);
    assertThat(flow.state().current()).isEqualTo(Step.DIAGNOSIS);
    assertThat(flow.state().done()).containsExactly(Step.SOURCE);
  }

  @Test
  void holdsEverythingWhileAStepWorks() {
    goTo(Step.DIAGNOSIS);
    flow.begin();
    assertThat(flow.state().busy()).isTrue();
    assertThat(flow.state().backBlocked()).contains(Flow.WORKING);
    assertThat(flow.state().nextBlocked()).contains(Flow.WORKING);
    assertThat(flow.state().closingAsks()).isTrue();
    assertThat(flow.state().canJumpTo(Step.SOURCE)).isFalse();
    assertThatIllegalStateException().isThrownBy(flow::begin);
    assertThatIllegalStateException().isThrownBy(flow::restart);
    assertThatIllegalStateException().isThrownBy(flow::finishHere);
  }

  @Test
  void workThatSucceedsFreesTheStep() {
    goTo(Step.DIAGNOSIS);
    flow.begin().succeed();
    assertThat(flow.state().canGoNext()).isTrue();
    assertThat(flow.state().current()).isEqualTo(Step.DIAGNOSIS);
  }

  @Test
  void workCanGoOnByItself() {
    goTo(Step.REPAIR);
    flow.begin().succeedAndGoOn();
    assertThat(flow.state().current()).isEqualTo(Step.RESULT);
    assertThat(flow.state().busy()).isFalse();
  }

  @Test
  void workCanVetoAndTheStepCanTryAgain() {
    goTo(Step.BACK_UP);
    flow.begin().veto("backup.failed");
    assertThat(flow.state().nextBlocked()).contains("backup.failed");
    flow.begin().succeed();
    assertThat(flow.state().canGoNext()).isTrue();
  }

  @Test
  void cancellingAsksTheWorkAndWaitsForItsEnd() {
    var asked = new ArrayList<String>();
    Flow.Work work = flow.beginCancellable(() -> asked.add("cancel"));
    assertThat(flow.state().activity()).isEqualTo(Activity.CANCELLABLE);
    flow.cancel();
    flow.cancel();
    assertThat(asked).containsExactly("cancel");
    assertThat(flow.state().activity()).isEqualTo(Activity.CANCELLING);
    work.veto("flow.cancelled");
    assertThat(flow.state().activity()).isEqualTo(Activity.IDLE);
    assertThat(flow.state().nextBlocked()).contains("flow.cancelled");
  }

  @Test
  void workThatEndsInsideItsCancelHookIsEndedOnce() {
    var works = new ArrayList<Flow.Work>();
    works.add(flow.beginCancellable(() -> works.getFirst().veto("flow.cancelled")));
    flow.cancel();
    works.getFirst().succeed();
    assertThat(flow.state().nextBlocked()).contains("flow.cancelled");
  }

  @Test
  void workThatWritesCannotBeCancelled() {
    flow.begin();
    flow.cancel();
    assertThat(flow.state().activity()).isEqualTo(Activity.UNSTOPPABLE);
  }

  @Test
  void aLateAnswerOfOldWorkIsIgnored() {
    Flow.Work old = flow.begin();
    old.veto("start.unreadable");
    flow.begin();
    old.succeedAndGoOn();
    assertThat(flow.state().current()).isEqualTo(Step.SOURCE);
    assertThat(flow.state().busy()).isTrue();
  }

  @Test
  void aHealthyMachineEndsAtTheDiagnosis() {
    goTo(Step.DIAGNOSIS);
    flow.begin().succeedAndFinish();
    assertThat(flow.state().finished()).isTrue();
    assertThat(flow.state().nextBlocked()).contains(Flow.NOTHING_LEFT);
    assertThat(flow.state().done()).containsExactlyInAnyOrder(Step.SOURCE, Step.DIAGNOSIS);
    assertThat(flow.state().closingAsks()).isFalse();
    flow.back();
    assertThat(flow.state().finished()).isFalse();
  }

  @Test
  void afterTheCommitBackIsOffAndClosingAsksUntilTheResult() {
    goTo(Step.REPAIR);
    Flow.Work work = flow.begin();
    flow.commit();
    work.veto("repair.failed");
    assertThat(flow.state().backBlocked()).contains(Flow.COMMITTED);
    assertThat(flow.state().canJumpTo(Step.SOURCE)).isFalse();
    assertThat(flow.state().closingAsks()).isTrue();
    flow.begin().succeedAndGoOn();
    assertThat(flow.state().backBlocked()).contains(Flow.COMMITTED);
    assertThat(flow.state().closingAsks()).isFalse();
  }

  @Test
  void anotherRepairBeginsFromNothing() {
    FlowState first = flow.state();
    goTo(Step.REPAIR);
    flow.commit();
    flow.begin().succeedAndGoOn();
    flow.restart();
    assertThat(flow.state()).isEqualTo(first);
  }

  @Test
  void aListenerThatWasTakenOffHearsNothing() {
    var heard = new ArrayList<FlowState>();
    Runnable off = flow.listen(heard::add);
    flow.ready();
    off.run();
    flow.next();
    assertThat(heard).hasSize(1);
  }

  @Test
  void belongsToOneThread() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> {
              try {
                CompletableFuture.runAsync(flow::ready).join();
              } catch (CompletionException e) {
                throw e.getCause();
              }
            });
    assertThat(flow.state().canGoNext()).isFalse();
  }

  @Test
  void theNeighboursOfEachStepAreKnown() {
    assertThat(Step.SOURCE.previous()).isEmpty();
    assertThat(Step.RESULT.next()).isEmpty();
    assertThat(List.of(Step.values())).allSatisfy(
        step -> step.next().ifPresent(next -> assertThat(next.previous()).contains(step)));
  }

  private void goTo(Step step) {
    while (flow.state().current() != step) {
      flow.ready();
      flow.next();
    }
  }
}
