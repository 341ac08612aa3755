package io.drivemend.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that something fails as a technician would be told. */
public final class Problems {

  private Problems() {}

  /** The call fails with this problem. */
  public static void assertProblem(Problem problem, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DriveMendException.class, failure -> assertThat(failure.problem()).isEqualTo(problem));
  }
}
