package dev.offsite.simulators.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.geo.Datum;
import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.telemetry.MovedReports;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that change what a report says: clocks and datums. */
class ContentFaultsTest {

  private final List<DeviceMessage> fixes = Messages.fixes(3_700);

  @ParameterizedTest
  @CsvSource({"20s, 20000", "-3min, -180000", "8h, 28800000", "1ms, 1", "-24h, -86400000"})
  void clockOffset_eventTimes_moveByExactlyThat_andDueTimesDoNot(String by, long millis) {
    List<DeviceMessage> after =
        Messages.after("- {fault: clock-offset, share: 1, by: " + by + "}", fixes);
    assertThat(after).hasSize(fixes.size());
    for (int i = 0; i < 50; i++) {
      assertThat(after.get(i).dueMillis()).isEqualTo(fixes.get(i).dueMillis());
      assertThat(after.get(i).eventMillis()).isEqualTo(fixes.get(i).eventMillis() + millis);
      assertThat(Messages.fix(after.get(i)))
          .isEqualTo(MovedReports.later(Messages.fix(fixes.get(i)), Duration.ofMillis(millis)))
          .extracting(PositionReport::fixTime)
          .isEqualTo(Messages.fix(fixes.get(i)).fixTime().plusMillis(millis));
    }
  }

  @Test
  void clockDrift_growsFromNothingToItsGainInAnHour() {
    List<DeviceMessage> after =
        Messages.after("- {fault: clock-drift, share: 1, perHour: -90s}", fixes);
    assertThat(gained(after, 0)).isZero();
    assertThat(gained(after, 40)).isEqualTo(-1_000);
    assertThat(gained(after, 1_800)).isEqualTo(-45_000);
    assertThat(gained(after, 3_600)).isEqualTo(-90_000);
    assertThat(after.get(3_600).dueMillis()).isEqualTo(fixes.get(3_600).dueMillis());
  }

  @ParameterizedTest
  @CsvSource({"GCJ02, 510, 20", "BD09, 1130, 60"})
  void wrongDatum_inHangzhou_movesByTheShiftOfTheDatumAndSaysNothing(
      Datum datum, double shiftM, double toleranceM) {
    List<DeviceMessage> after =
        Messages.after("- {fault: wrong-datum, share: 1, datum: " + datum + "}", fixes);
    for (int i = 0; i < 50; i++) {
      PositionReport said = Messages.fix(after.get(i));
      PositionReport was = Messages.fix(fixes.get(i));
      assertThat(
              Geodesics.distanceM(
                  new Wgs84Position(was.lng(), was.lat()),
                  new Wgs84Position(said.lng(), said.lat())))
          .isCloseTo(shiftM, within(toleranceM));
      assertThat(said.datum()).isNull();
      assertThat(said.fixTime()).isEqualTo(was.fixTime());
      assertThat(after.get(i).eventMillis()).isEqualTo(fixes.get(i).eventMillis());
      Wgs84Position back = datum.toWgs84(said.lng(), said.lat());
      assertThat(back.lng()).isCloseTo(was.lng(), within(2e-7));
      assertThat(back.lat()).isCloseTo(was.lat(), within(2e-7));
    }
  }

  @Test
  void contentFault_unreadablePayload_staysBrokenInTheSameWay() {
    DeviceMessage broken =
        fixes.get(0).withPayload("{\"fixTime\":".getBytes(StandardCharsets.UTF_8), 7);
    for (String fault :
        List.of("clock-offset, by: 8h", "clock-drift, perHour: 1s", "wrong-datum, datum: BD09")) {
      assertThat(Messages.after("- {share: 1, fault: " + fault + "}", List.of(broken)))
          .as(fault)
          .containsExactly(broken);
    }
  }

  @Test
  void contentFault_batch_staysABatchWithEveryReportChanged() {
    String batch = "[" + Messages.text(fixes.get(0)) + "," + Messages.text(fixes.get(1)) + "]";
    DeviceMessage message =
        fixes
            .get(0)
            .withPayload(batch.getBytes(StandardCharsets.UTF_8), fixes.get(1).eventMillis());
    DeviceMessage after =
        Messages.after("- {fault: clock-offset, share: 1, by: 1h}", List.of(message)).get(0);
    assertThat(Messages.text(after)).startsWith("[").endsWith("]");
    assertThat(Messages.reports(after.payload()))
        .containsExactly(
            MovedReports.later(Messages.fix(fixes.get(0)), Duration.ofHours(1)),
            MovedReports.later(Messages.fix(fixes.get(1)), Duration.ofHours(1)));
    assertThat(after.eventMillis()).isEqualTo(fixes.get(1).eventMillis() + 3_600_000);
  }

  @Test
  void contentFault_messageOfAnotherDevice_isPassedOn() {
    DeviceMessage foreign =
        new DeviceMessage("/hfp/v2/journey", null, new byte[] {'{', '}'}, 0, false, 1, 1);
    assertThat(Messages.after("- {fault: clock-offset, share: 1, by: 1h}", List.of(foreign)))
        .containsExactly(foreign);
  }

  private long gained(List<DeviceMessage> after, int second) {
    return after.get(second).eventMillis() - fixes.get(second).eventMillis();
  }
}
