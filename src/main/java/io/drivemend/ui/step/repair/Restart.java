package io.drivemend.ui.step.repair;

import io.drivemend.model.DriveMendException;

/** Starts the program again with an administrator's rights. */
@FunctionalInterface
public interface Restart {

  /**
   * Asks Windows for the rights; may wait for the user's answer.
   *
   * @return whether the other program is starting, so that this one should end; false when the user said no
   * @throws DriveMendException when it could not be started for another reason
   */
  boolean asAdministrator() throws DriveMendException;
}
