package dev.offsite.pipelines.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.RefusalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link ValidateBenchmark} measures gives the right answers. */
class ValidateCaseTest {

  @ParameterizedTest
  @EnumSource(names = "POSITION_OF_UNKNOWN_TRUCK", mode = EnumSource.Mode.EXCLUDE)
  void judge_ordinaryReport_isPlausible(ValidateCase measured) {
    assertThat(measured.judge().judge()).isEqualTo(Verdict.PLAUSIBLE);
  }

  @Test
  void judge_unknownTruck_isRefusedAsUnknown() {
    assertThat(ValidateCase.POSITION_OF_UNKNOWN_TRUCK.judge().judge().reasons())
        .containsExactly(RefusalReason.UNKNOWN_DEVICE);
  }
}
