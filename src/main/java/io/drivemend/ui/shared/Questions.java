package io.drivemend.ui.shared;

/** Asks the technician; an interface, because a screen must not know whether a window asks. */
public interface Questions {

  /**
   * A question with two answers, each of which names what it does.
   *
   * @param title the question in few words
   * @param text what either answer means
   * @param yes the answer that does it
   * @param no the answer that leaves everything as it is; it is also what Enter and Esc give
   */
  record Question(String title, String text, String yes, String no) {}

  /** Asks without waiting for the answer, and runs the action only after a yes. */
  void ask(Question question, Runnable onYes);
}
