package dev.offsite.pipelines.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.telemetry.DeviceReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidateReportFunctionTest {

  private final Received good =
      Reports.at("10:00:00").of(Entries.TRUCK).position(Places.ORIGIN).received();

  @Test
  void function_plausibleReport_passesOn() throws Exception {
    try (var harness = Harnesses.open(new ValidateReportFunction(Entries.complete().feed()))) {
      harness.processElement(good, 1);

      assertThat(harness.extractOutputValues())
          .extracting(Received::report)
          .containsExactly(good.report());
      assertThat(harness.getSideOutput(RefusalSerializer.REFUSALS)).isNullOrEmpty();
    }
  }

  @Test
  void function_implausibleReport_toSideOutputWithAllReasonsAndItsBytes() throws Exception {
    Received bad =
        Reports.at("10:00:00")
            .of(Entries.TRUCK)
            .position(Places.ORIGIN)
            .lngLat(0, 0)
            .speedKph(500.0)
            .received();
    try (var harness = Harnesses.open(new ValidateReportFunction(Entries.complete().feed()))) {
      harness.processElement(bad, 1);

      assertThat(harness.extractOutputValues()).isEmpty();
      Refusal refusal = harness.getSideOutput(RefusalSerializer.REFUSALS).element().getValue();
      assertThat(refusal.reasons())
          .containsExactly(RefusalReason.ZERO_ISLAND, RefusalReason.IMPLAUSIBLE_SPEED);
      assertThat(refusal.disposition()).isEqualTo(RefusalReason.Disposition.REJECTED);
      assertThat(refusal.pointer()).isEqualTo("/lng");
      assertThat(refusal.payload()).isEqualTo(bad.raw().payload());
    }
  }

  @Test
  void function_kindIsThatOfTheTopic_notOfTheReport() throws Exception {
    DeviceReport status = Reports.at("10:00:00").of(Entries.SCALE).status();
    Received asTruck = RawRecords.received(status);
    try (var harness = Harnesses.open(new ValidateReportFunction(Entries.complete().feed()))) {
      harness.processElement(asTruck, 1);

      assertThat(harness.getSideOutput(RefusalSerializer.REFUSALS))
          .extracting(refusal -> refusal.getValue().reasons())
          .containsExactly(List.of(RefusalReason.DEVICE_KIND_MISMATCH));
    }
  }

  @Test
  void reportWithoutAFix_isRefused_andHandedOnOnlyWhereTerminalsAreHeard() throws Exception {
    Received unfixed =
        Reports.at("10:00:00")
            .of(Entries.TRUCK)
            .position(Places.ORIGIN)
            .lngLat(0, 0)
            .fixed(false)
            .received();
    ReferenceFeed feed = Entries.complete().feed();
    try (var hearing = Harnesses.open(ValidateReportFunction.hearingTerminalsWithoutFix(feed));
        var strict = Harnesses.open(new ValidateReportFunction(feed))) {
      hearing.processElement(unfixed, 1);
      strict.processElement(unfixed, 1);

      assertThat(hearing.extractOutputValues())
          .extracting(Received::report)
          .containsExactly(unfixed.report());
      assertThat(strict.extractOutputValues()).isEmpty();
      for (var harness : List.of(hearing, strict)) {
        assertThat(harness.getSideOutput(RefusalSerializer.REFUSALS))
            .extracting(refusal -> refusal.getValue().reasons())
            .containsExactly(List.of(RefusalReason.ZERO_ISLAND, RefusalReason.NO_FIX));
      }
    }
  }

  @Test
  void reportThatIsWrongInMoreThanItsPlace_isHandedOnToNobody() throws Exception {
    Received zeroIsland =
        Reports.at("10:00:00").of(Entries.TRUCK).position(Places.ORIGIN).lngLat(0, 0).received();
    Received stranger =
        Reports.at("10:00:00")
            .of("truck-of-a-stranger")
            .position(Places.ORIGIN)
            .fixed(false)
            .received();
    ReferenceFeed feed = Entries.complete().feed();
    try (var harness = Harnesses.open(ValidateReportFunction.hearingTerminalsWithoutFix(feed))) {
      harness.processElement(zeroIsland, 1);
      harness.processElement(stranger, 2);

      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.getSideOutput(RefusalSerializer.REFUSALS)).hasSize(2);
    }
  }
}
