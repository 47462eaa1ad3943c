package dev.offsite.simulators.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.telemetry.CodecLimits;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BadInputsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  /** Reasons that the codec alone can find; the others need a registry or a clock. */
  private static final Set<RefusalReason> FOUND_BY_CODEC =
      EnumSet.of(
          RefusalReason.PAYLOAD_TOO_LARGE,
          RefusalReason.EMPTY_PAYLOAD,
          RefusalReason.NOT_JSON,
          RefusalReason.EMPTY_BATCH,
          RefusalReason.MISSING_FIELD,
          RefusalReason.WRONG_TYPE,
          RefusalReason.BAD_VALUE,
          RefusalReason.TOPIC_DEVICE_MISMATCH);

  private final List<BadInputs.BadInput> inputs =
      BadInputs.of("truck-00001", "truck-00002", "truck-99999", NOW);

  @Test
  void inputs_allThatTheIssueNames_areThere() {
    assertThat(inputs.stream().map(BadInputs.BadInput::reason))
        .contains(
            RefusalReason.NOT_JSON,
            RefusalReason.WRONG_TYPE,
            RefusalReason.UNKNOWN_DEVICE,
            RefusalReason.TOPIC_DEVICE_MISMATCH,
            RefusalReason.ZERO_ISLAND,
            RefusalReason.FUTURE_TIME,
            RefusalReason.STALE_TIME,
            RefusalReason.PAYLOAD_TOO_LARGE,
            RefusalReason.EMPTY_BATCH);
  }

  @Test
  void codec_unreadableInputs_givesTheReasonSaid() {
    for (BadInputs.BadInput input : inputs) {
      DecodeResult decoded =
          new TelemetryCodec().decode(input.message().topic(), input.message().payload());
      if (FOUND_BY_CODEC.contains(input.reason())) {
        assertThat(decoded.faults().stream().map(DecodeResult.Fault::reason))
            .as(input.name())
            .containsExactly(input.reason());
      } else {
        assertThat(decoded.faults()).as(input.name()).isEmpty();
        assertThat(decoded.reports()).as(input.name()).hasSize(1);
      }
    }
  }

  @Test
  void hugeInput_isAboveTheContractsLimit() {
    assertThat(BadInputs.HUGE_BYTES).isGreaterThan(CodecLimits.DEFAULT.payloadBytesMax());
  }
}
