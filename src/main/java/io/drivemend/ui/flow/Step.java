package io.drivemend.ui.flow;

import java.util.List;
import java.util.Optional;

/** The steps of a repair in their order. */
public enum Step {
  SOURCE,
  DIAGNOSIS,
  COMPARE,
  BACK_UP,
  REPAIR,
  RESULT;

  private static final List<Step> ORDER = List.of(values());

  /** The step that follows; empty for the last one. */
  public Optional<Step> next() {
    return at(place() + 1);
  }

  /** The step before; empty for the first one. */
  public Optional<Step> previous() {
    return at(place() - 1);
  }

  /** The place in the order, counted from 0. */
  public int place() {
    return ORDER.indexOf(this);
  }

  private static Optional<Step> at(int place) {
    return place >= 0 && place < ORDER.size() ? Optional.of(ORDER.get(place)) : Optional.empty();
  }
}
