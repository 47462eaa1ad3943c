package dev.offsite.pipelines.stationhealth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisteredScalesTest {

  private static final Instant TEN = Times.at("10:00:00");

  private final RegisteredScales scales = new RegisteredScales();
  private final ReferenceSnapshot reference =
      Entries.complete()
          .with(Devices.scale("wim-mute", Entries.SITE).entry())
          .with(Devices.scale("wim-gone", Entries.SITE).valid(Times.LONG_BEFORE, TEN).entry())
          .with(Devices.scale("wim-new", Entries.SITE).valid(TEN.plusSeconds(1), null).entry())
          .snapshot();

  @Test
  void call_first_namesTheScalesInForceAndNoOtherDevice() {
    assertThat(call(TEN))
        .allMatch(reading -> reading.kind() == StationReading.Kind.REGISTERED)
        .allMatch(reading -> reading.receivedMs() == TEN.toEpochMilli())
        .extracting(StationReading::deviceId)
        .containsExactly(Entries.SCALE, "wim-mute");
  }

  @Test
  void call_again_bothSidesOfItsInterval() {
    call(TEN);

    assertThat(call(TEN.plusMillis(RegisteredScales.EVERY_MS - 1))).isEmpty();
    assertThat(call(TEN.minusSeconds(600))).isEmpty();
    assertThat(call(TEN.plusMillis(RegisteredScales.EVERY_MS)))
        .extracting(StationReading::deviceId)
        .containsExactly(Entries.SCALE, "wim-mute", "wim-new");
  }

  /** The same as if the scale had said it: its first report changes no calibration. */
  @Test
  void call_calibration_isThatOfAReading() {
    StationReading said =
        StationReadings.find(
                Reports.at(TEN).of(Entries.SCALE).passage(20_000).received(), reference)
            .orElseThrow();

    assertThat(call(TEN).get(0).calibration()).isEqualTo(said.calibration());
  }

  @Test
  void function_recordOfATruck_callsTheScales() throws Exception {
    try (var harness = Harnesses.open(new FindReadingsFunction(Entries.complete().feed()))) {
      for (int i = 0; i < 3; i++) {
        harness.processElement(
            Reports.at(TEN.plusSeconds(i)).of(Entries.TRUCK).position(Places.ORIGIN).located(), 0);
      }

      assertThat(harness.extractOutputValues())
          .extracting(StationReading::deviceId, StationReading::kind)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(Entries.SCALE, StationReading.Kind.REGISTERED));
    }
  }

  private List<StationReading> call(Instant at) {
    return scales.call(at.toEpochMilli(), reference);
  }
}
