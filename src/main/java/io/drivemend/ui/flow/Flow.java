package io.drivemend.ui.flow;

import io.drivemend.ui.flow.FlowState.Activity;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The course of one repair. A step is entered unready; it says {@link #ready} once it may be left, or {@link #notReady}
 * with the reason. A step that needs time takes a {@link Work} and ends it later; until then Back and Next are off.
 *
 * <p>All methods belong to the thread that made the flow (the UI thread) and throw {@link IllegalStateException} on any
 * other, because a step that finishes on the wrong thread would otherwise corrupt the order silently.
 */
public final class Flow {

  /** The reasons, as keys of the text bundle, for which Back or Next are off besides a step's own. */
  static final String FIRST_STEP = "flow.first-step";
  static final String LAST_STEP = "flow.last-step";
  static final String WORKING = "flow.working";
  static final String COMMITTED = "flow.committed";
  static final String NOTHING_LEFT = "flow.nothing-left";
  static final String NOT_READY = "flow.not-ready";

  private final Thread owner = Thread.currentThread();
  private final CopyOnWriteArrayList<Consumer<FlowState>> listeners = new CopyOnWriteArrayList<>();

  private Step current = Step.SOURCE;
  private Optional<String> unready = Optional.of(NOT_READY);
  private boolean committed;
  private boolean finished;
  private @Nullable Work work;

  /** The state now. */
  public FlowState state() {
    return new FlowState(current, done(), backBlocked(), nextBlocked(), activity(), committed, finished);
  }

  /**
   * Calls the listener after every change, with the state as it then is. A listener may change the flow itself; the
   * listeners behind it then hear of the newest state twice, never of an old one.
   *
   * @return takes the listener off again
   */
  public Runnable listen(Consumer<FlowState> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** The current step may be left. */
  public void ready() {
    change(() -> unready = Optional.empty());
  }

  /**
   * The current step may not be left.
   *
   * @param reason the text key of what is missing
   */
  public void notReady(String reason) {
    change(() -> unready = Optional.of(reason));
  }

  /** Goes to the next step. */
  public void next() {
    require(nextBlocked());
    change(this::advance);
  }

  /** Goes to the step before, which stays ready as it was left. */
  public void back() {
    require(backBlocked());
    change(() -> retreatTo(current.previous().orElseThrow()));
  }

  /** Goes back to a step that is done. */
  public void jumpTo(Step step) {
    if (!state().canJumpTo(step)) {
      throw new IllegalStateException("no way from " + current + " to " + step);
    }
    change(() -> retreatTo(step));
  }

  /** Ends the flow at the current step, because there is nothing to repair. */
  public void finishHere() {
    require(busyReason());
    change(() -> finished = true);
  }

  /** From now on the registry may have been written to: Back is off until {@link #restart}. */
  public void commit() {
    change(() -> committed = true);
  }

  /** Forgets this repair and begins another one. */
  public void restart() {
    require(busyReason());
    change(
        () -> {
          current = Step.SOURCE;
          unready = Optional.of(NOT_READY);
          committed = false;
          finished = false;
        });
  }

  /** Begins work of the current step that must not be stopped. */
  public Work begin() {
    return begin(null);
  }

  /**
   * Begins work of the current step that can be stopped.
   *
   * @param onCancel asks the work to stop; the work then still ends itself through {@link Work#veto}
   */
  public Work beginCancellable(Runnable onCancel) {
    return begin(onCancel);
  }

  /** Asks the work of the current step to stop; does nothing when there is none or when it must not be stopped. */
  public void cancel() {
    Work running = work;
    if (running != null && activity() == Activity.CANCELLABLE) {
      change(() -> running.cancelling = true);
      Optional.ofNullable(running.onCancel).ifPresent(Runnable::run);
    }
  }

  /** Work of a step under way. It ends once; a second end is ignored, so that a late answer does no harm. */
  public final class Work {
    private final @Nullable Runnable onCancel;
    private boolean cancelling;

    private Work(@Nullable Runnable onCancel) {
      this.onCancel = onCancel;
    }

    /** The work is done and the step may be left. */
    public void succeed() {
      end(() -> unready = Optional.empty());
    }

    /** The work is done and the next step follows at once. */
    public void succeedAndGoOn() {
      end(Flow.this::advance);
    }

    /** The work showed that there is nothing to repair: the flow ends here. */
    public void succeedAndFinish() {
      end(() -> finished = true);
    }

    /**
     * The work failed, was cancelled, or forbids going on.
     *
     * @param reason the text key of the reason why the step cannot be left
     */
    public void veto(String reason) {
      end(() -> unready = Optional.of(reason));
    }

    private void end(Runnable effect) {
      if (work == this) {
        change(
            () -> {
              work = null;
              effect.run();
            });
      }
    }
  }

  private Work begin(@Nullable Runnable onCancel) {
    require(busyReason());
    Work begun = new Work(onCancel);
    change(() -> work = begun);
    return begun;
  }

  private void advance() {
    current = current.next().orElseThrow();
    unready = Optional.of(NOT_READY);
    finished = current == Step.RESULT;
  }

  private void retreatTo(Step step) {
    current = step;
    unready = Optional.empty();
    finished = false;
  }

  private Set<Step> done() {
    Set<Step> done = EnumSet.noneOf(Step.class);
    for (Step step : Step.values()) {
      if (step.compareTo(current) < 0 || (finished && step == current)) {
        done.add(step);
      }
    }
    return Set.copyOf(done);
  }

  private Optional<String> backBlocked() {
    if (committed) {
      return Optional.of(COMMITTED);
    }
    return current == Step.SOURCE ? Optional.of(FIRST_STEP) : busyReason();
  }

  private Optional<String> nextBlocked() {
    if (current == Step.RESULT) {
      return Optional.of(LAST_STEP);
    }
    if (finished) {
      return Optional.of(NOTHING_LEFT);
    }
    return busyReason().or(() -> unready);
  }

  private Optional<String> busyReason() {
    return work == null ? Optional.empty() : Optional.of(WORKING);
  }

  private Activity activity() {
    if (work == null) {
      return Activity.IDLE;
    }
    if (work.cancelling) {
      return Activity.CANCELLING;
    }
    return work.onCancel == null ? Activity.UNSTOPPABLE : Activity.CANCELLABLE;
  }

  private static void require(Optional<String> blocked) {
    blocked.ifPresent(
        reason -> {
          throw new IllegalStateException(reason);
        });
  }

  private void change(Runnable effect) {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException("the flow belongs to " + owner.getName());
    }
    effect.run();
    listeners.forEach(listener -> listener.accept(state()));
  }
}
