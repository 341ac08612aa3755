package io.drivemend.hive.format;

import io.drivemend.model.DriveMendException;

/**
 * Is told what an examination of a whole hive comes across, by the thread that examines. What it throws ends the
 * examination.
 */
public interface Examiner {

  /** Ends the examination at the first damage. */
  Examiner STRICT =
      fault -> {
        throw fault.problem();
      };

  /** Something is damaged. When this returns, the examination goes on where it safely can. */
  void damaged(Fault fault) throws DriveMendException;

  /** Something is not as it should be, and can be read all the same. */
  default void odd(Fault fault) {}

  /** A bin with a sound head. */
  default void bin() {}

  /**
   * A cell of such a bin.
   *
   * @param size in bytes, with its header
   */
  default void cell(int size, boolean inUse) {}

  /** A key that hangs from the root. */
  default void key() {}

  /** A value of such a key. */
  default void value() {}

  /**
   * How far the examination has come; often called.
   *
   * @param done the cells in use that something has pointed to so far
   * @param total the cells in use; some of them are nobody's in most hives, so that the end is reached before
   */
  default void progress(long done, long total) {}
}
