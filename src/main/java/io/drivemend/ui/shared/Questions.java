package io.drivemend.ui.shared;

import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.Region;

/** Asks the technician; an interface, because a screen must not know whether a window asks. */
public interface Questions {

  /**
   * A question with two answers, each of which names what it does.
   *
   * @param title the question in few words
   * @param text what either answer means
   * @param yes the answer that does it
   * @param no the answer that leaves everything as it is; it is also what Enter and Esc give
   * @param evidence what has to be seen, or agreed to, before it can be answered with yes
   */
  record Question(String title, String text, String yes, String no, Optional<Evidence> evidence) {

    /** A question that its words alone ask. */
    public Question(String title, String text, String yes, String no) {
      this(title, text, yes, no, Optional.empty());
    }

    /** The same question with something to be seen. */
    public Question with(Evidence shown) {
      return new Question(title, text, yes, no, Optional.of(shown));
    }
  }

  /**
   * What has to be seen before a question can be answered.
   *
   * @param shown stands below the question's words
   * @param agreed as long as it is not so, yes cannot be given: a box that has to be ticked
   */
  record Evidence(Region shown, ObservableBooleanValue agreed) {}

  /** Asks without waiting for the answer, and runs the action only after a yes. */
  void ask(Question question, Runnable onYes);
}
