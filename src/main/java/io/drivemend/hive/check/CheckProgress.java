package io.drivemend.hive.check;

/** Is told how far a check came, on the checking thread. What it throws ends the check; nothing is left behind. */
@FunctionalInterface
public interface CheckProgress {

  /**
   * Some more was checked. The end comes somewhat before {@code total} in most hives: not every cell in use has an owner.
   *
   * @param done cells so far
   * @param total cells in use
   */
  void checked(long done, long total);
}
