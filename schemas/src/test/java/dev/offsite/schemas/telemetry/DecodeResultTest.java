package dev.offsite.schemas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.ReportKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecodeResultTest {

  private static final StatusReport REPORT =
      new StatusReport("w", Instant.EPOCH, StatusReport.State.ONLINE, null, List.of());
  private static final DecodeResult.Fault FAULT =
      new DecodeResult.Fault(1, RefusalReason.NOT_JSON, "", "not JSON");

  @Test
  void lists_changedByTheCaller_doNotChangeTheResult() {
    List<DecodeResult.Indexed> reports = new ArrayList<>();
    List<DecodeResult.Fault> faults = new ArrayList<>();
    DecodeResult result = new DecodeResult(reports, faults);
    reports.add(new DecodeResult.Indexed(0, REPORT));
    faults.add(FAULT);
    assertThat(result.reports()).isEmpty();
    assertThat(result.faults()).isEmpty();
  }

  @Test
  void lists_ofTheResult_areUnmodifiable() {
    DecodeResult result =
        new DecodeResult(List.of(new DecodeResult.Indexed(0, REPORT)), List.of(FAULT));
    assertThatThrownBy(() -> result.reports().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> result.faults().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void fault_withoutAPart_namesThePart() {
    assertThatThrownBy(() -> new DecodeResult.Fault(0, null, "", ""))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("reason");
    assertThatThrownBy(() -> new DecodeResult.Fault(0, RefusalReason.NOT_JSON, null, ""))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("pointer");
    assertThatThrownBy(() -> new DecodeResult.Fault(0, RefusalReason.NOT_JSON, "", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("detail");
    assertThatThrownBy(() -> new DecodeResult.Indexed(0, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("report");
  }

  @Test
  void indexes_ofReportsAndFaults_coverTheBatchWithoutGapOrRepetition() {
    DeviceTopic topic = new DeviceTopic(DeviceKind.WIM, "w", ReportKind.STATUS);
    String good = "{\"deviceTime\":\"2026-03-04T00:00:00Z\",\"state\":\"ONLINE\"}";
    String batch = "[" + good + ",{},7," + good + ",{\"deviceId\":\"other\"}," + good + "]";
    DecodeResult result =
        new TelemetryCodec().decode(topic, batch.getBytes(StandardCharsets.UTF_8));
    assertThat(result.reports()).extracting(DecodeResult.Indexed::index).containsExactly(0, 3, 5);
    assertThat(result.faults()).extracting(DecodeResult.Fault::index).containsExactly(1, 2, 4);
    assertThat(result.faults())
        .extracting(DecodeResult.Fault::reason)
        .containsExactly(
            RefusalReason.MISSING_FIELD,
            RefusalReason.WRONG_TYPE,
            RefusalReason.TOPIC_DEVICE_MISMATCH);
  }

  @Test
  void faults_ofAnyPayload_goToTheDeadLetters() {
    DeviceTopic topic = new DeviceTopic(DeviceKind.WIM, "w", ReportKind.STATUS);
    for (String payload : List.of("", "x", "[]", "7", "{}", "[".repeat(20), "{\"state\":1}")) {
      assertThat(
              new TelemetryCodec().decode(topic, payload.getBytes(StandardCharsets.UTF_8)).faults())
          .as(payload)
          .hasSize(1)
          .allSatisfy(
              fault ->
                  assertThat(fault.reason().disposition())
                      .isEqualTo(RefusalReason.Disposition.DEAD_LETTER));
    }
  }
}
