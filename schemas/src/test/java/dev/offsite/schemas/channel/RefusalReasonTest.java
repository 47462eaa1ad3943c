package dev.offsite.schemas.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The codes are in the dead letters of every deployment: they are added to, never renamed. */
class RefusalReasonTest {

  @Test
  void codes_ofDeadLetters_areThoseOfV1() {
    assertThat(codesOf(RefusalReason.Disposition.DEAD_LETTER))
        .containsExactly(
            "MALFORMED_TOPIC",
            "PAYLOAD_TOO_LARGE",
            "RATE_EXCEEDED",
            "EMPTY_PAYLOAD",
            "NOT_JSON",
            "NESTED_TOO_DEEP",
            "EMPTY_BATCH",
            "BATCH_TOO_LONG",
            "MISSING_FIELD",
            "WRONG_TYPE",
            "BAD_VALUE",
            "UNKNOWN_DEVICE",
            "DEVICE_KIND_MISMATCH",
            "RETIRED_DEVICE",
            "TOPIC_DEVICE_MISMATCH",
            "LOGIN_DEVICE_MISMATCH");
  }

  @Test
  void codes_ofRejected_areThoseOfV1() {
    assertThat(codesOf(RefusalReason.Disposition.REJECTED))
        .containsExactly(
            "FUTURE_TIME",
            "STALE_TIME",
            "ZERO_ISLAND",
            "OUTSIDE_AREA",
            "NO_FIX",
            "IMPLAUSIBLE_SPEED",
            "IMPLAUSIBLE_MASS",
            "AXLE_SUM_MISMATCH",
            "AXLE_COUNT_MISMATCH",
            "IMPLAUSIBLE_JUMP");
  }

  @Test
  void codes_ofLate_areThoseOfV1() {
    assertThat(codesOf(RefusalReason.Disposition.LATE)).containsExactly("BEYOND_HORIZON");
  }

  @Test
  void codes_ofHistory_areThoseOfV1() {
    assertThat(codesOf(RefusalReason.Disposition.HISTORY)).containsExactly("HISTORY_REFUSED");
  }

  @Test
  void topic_ofEachDisposition_isTheOneThatOperatorsWatch() {
    assertThat(RefusalReason.Disposition.DEAD_LETTER.topic()).isEqualTo("telemetry.dead-letter");
    assertThat(RefusalReason.Disposition.REJECTED.topic()).isEqualTo("telemetry.rejected");
    assertThat(RefusalReason.Disposition.LATE.topic()).isEqualTo("telemetry.late");
    assertThat(RefusalReason.Disposition.HISTORY.topic()).isEqualTo("history.dead-letter");
  }

  @ParameterizedTest
  @EnumSource
  void code_ofEveryReason_fitsAListSeparatedByCommas(RefusalReason reason) {
    assertThat(reason.name()).matches("[A-Z]+(_[A-Z]+)*");
  }

  private static List<String> codesOf(RefusalReason.Disposition disposition) {
    return Arrays.stream(RefusalReason.values())
        .filter(reason -> reason.disposition() == disposition)
        .map(RefusalReason::name)
        .collect(Collectors.toList());
  }
}
