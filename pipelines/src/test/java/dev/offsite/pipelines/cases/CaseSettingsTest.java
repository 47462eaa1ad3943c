package dev.offsite.pipelines.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings of cases may be. */
class CaseSettingsTest {

  @Test
  void settings_outsideTheirBounds_areNamed() {
    assertThatThrownBy(() -> CaseSettings.DEFAULT.withFeedbackWait(Duration.ZERO))
        .hasMessage("feedbackWait: PT0S is not positive");
    assertThatThrownBy(() -> CaseSettings.DEFAULT.withKeptAfterEnd(Duration.ofDays(401)))
        .hasMessage("keptOpen: PT9600H is below keptAfterEnd PT9624H");
    assertThat(CaseSettings.DEFAULT.withKeptAfterEnd(Duration.ofDays(400)).keptAfterEnd())
        .isEqualTo(Duration.ofDays(400));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 400})
  void precisionDays_onTheirBounds_areTaken(int days) {
    assertThat(CaseSettings.DEFAULT.withPrecisionDays(days).precisionDays()).isEqualTo(days);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 401})
  void precisionDays_beyondTheirBounds_areRefused(int days) {
    assertThatThrownBy(() -> CaseSettings.DEFAULT.withPrecisionDays(days))
        .hasMessage("precisionDays: " + days + " is not within 1 and 400");
  }
}
