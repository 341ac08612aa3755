package io.drivemend.ui.flow;

import java.util.Optional;
import java.util.Set;

/**
 * Where a repair stands, at one moment. The shell draws itself from this and from nothing else.
 *
 * @param current the step that is shown
 * @param done the steps that are behind the technician; with a finished flow also the current one
 * @param backBlocked the text key of the reason why Back is off; empty when it is on
 * @param nextBlocked the text key of the reason why the current step cannot be left forwards; empty when it can
 * @param activity whether the current step is at work
 * @param committed whether the registry may have been written to
 * @param finished whether nothing is left to do: the result is shown, or there was nothing to repair
 */
public record FlowState(
    Step current,
    Set<Step> done,
    Optional<String> backBlocked,
    Optional<String> nextBlocked,
    Activity activity,
    boolean committed,
    boolean finished) {

  /** What the current step is doing. */
  public enum Activity {
    /** It waits for the technician. */
    IDLE,
    /** It works and can be stopped. */
    CANCELLABLE,
    /** It works and must not be stopped, because it writes. */
    UNSTOPPABLE,
    /** It was asked to stop and has not stopped yet. */
    CANCELLING
  }

  public boolean busy() {
    return activity != Activity.IDLE;
  }

  public boolean canGoBack() {
    return backBlocked.isEmpty();
  }

  public boolean canGoNext() {
    return nextBlocked.isEmpty();
  }

  /** Whether the technician may jump to the step: only backwards, to what is done. */
  public boolean canJumpTo(Step step) {
    return canGoBack() && done.contains(step) && step.compareTo(current) < 0;
  }

  /** Whether closing the window now would interrupt something, so that it has to ask first. */
  public boolean closingAsks() {
    return busy() || (committed && !finished);
  }
}
