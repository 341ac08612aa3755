package io.drivemend.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void everyProblemHasACodeOfItsOwn() {
    assertThat(Arrays.stream(Problem.values()).map(Problem::code))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("DM\\d{3}"));
  }

  @Test
  void theExitCodesAreThoseThatScriptsRelyOn() {
    assertThat(Arrays.stream(Problem.Outcome.values()).map(Problem.Outcome::exitCode)).containsExactly(3, 4, 5, 6);
  }
}
