package io.drivemend.ui;

import io.drivemend.ui.flow.FlowState;
import javafx.scene.layout.Region;

/** What fills the window beside the steps: a step of the repair, or an aside such as the backups. */
public interface Screen {

  /** The content; the same node every time. */
  Region view();

  /** The screen comes up anew; not called when the technician comes back to a step, which stands as it was left. */
  void enter();

  /** The screen was an aside, and the technician goes back to the steps. */
  default void leave() {}

  /** Whether the screen is writing at this moment, so that closing the window has to ask. Steps say so to the flow. */
  default boolean isWriting() {
    return false;
  }

  /** The footer as it shall be now; asked for after every change of the flow and after {@link MainWindow#refresh}. */
  Footer footer(FlowState state);
}
