package io.drivemend.crash.watch;

/** When, within one step, the process is killed. */
public enum Moment {
  /** Just before the step. */
  BEFORE,
  /** When half of the bytes are written or copied; only for steps that have at least two. */
  TORN,
  /** Just after the step. */
  AFTER
}
