package io.drivemend.ui.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookTest {

  @Test
  void theSystemDecidesUnlessTheTechnicianDoes() {
    assertThat(Look.of(Look.Choice.SYSTEM, true, false)).isEqualTo(Look.DARK);
    assertThat(Look.of(Look.Choice.SYSTEM, false, false)).isEqualTo(Look.LIGHT);
    assertThat(Look.of(Look.Choice.LIGHT, true, false)).isEqualTo(Look.LIGHT);
    assertThat(Look.of(Look.Choice.DARK, false, false)).isEqualTo(Look.DARK);
  }

  @Test
  void highContrastGoesBeforeEverything() {
    for (Look.Choice choice : Look.Choice.values()) {
      assertThat(Look.of(choice, true, true)).isEqualTo(Look.HIGH_CONTRAST);
    }
  }
}
