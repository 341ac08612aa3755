package io.drivemend.crash;

import io.drivemend.crash.watch.Moment;

/** How a running program is ended. */
sealed interface Kill {

  /** Not at all: to see what the program does. */
  record None() implements Kill {}

  /**
   * It is ended at a step of its work on files.
   *
   * @param step as {@link io.drivemend.crash.watch.Effect#step} names it
   */
  record AtStep(String step, Moment moment) implements Kill {}

  /**
   * It is ended from outside at a random moment of its work.
   *
   * @param micros how long after its first step
   */
  record AtTime(long micros) implements Kill {}

  /**
   * It is ended from outside a while after its state record "prepared" was on the disk, so that the write itself is hit.
   *
   * @param micros how long after
   */
  record AfterPrepared(long micros) implements Kill {}

  /** The column of the table. */
  default String words() {
    return switch (this) {
      case None none -> "none";
      case AtStep at -> "at a step";
      case AtTime time -> "random moment";
      case AfterPrepared prepared -> "aimed at the write";
    };
  }
}
