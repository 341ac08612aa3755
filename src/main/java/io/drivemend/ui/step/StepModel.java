package io.drivemend.ui.step;

/** What one page shows and does, without controls. All of it belongs to the UI thread. */
public abstract class StepModel {

  private Runnable listener = () -> {};

  /** Whom to tell that the page has something else to show; the one page of this model. */
  public final void onChange(Runnable page) {
    listener = page;
  }

  /** To be called after every change, and before the flow hears of it, because the flow asks for the footer. */
  protected final void changed() {
    listener.run();
  }
}
