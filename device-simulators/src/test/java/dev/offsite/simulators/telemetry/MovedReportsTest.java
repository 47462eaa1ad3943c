package dev.offsite.simulators.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.StatusReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.DeviceSwarm;
import dev.offsite.simulators.world.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every kind of report that the devices of the demo send. */
class MovedReportsTest {

  private final List<DeviceReport> reports = reportsOfEveryKind();

  @Test
  void later_andBack_isTheSameReport() {
    for (DeviceReport report : reports) {
      for (Duration by : List.of(Duration.ofHours(8), Duration.ofMillis(-1), Duration.ZERO)) {
        DeviceReport moved = MovedReports.later(report, by);
        assertThat(moved.eventTime()).isEqualTo(report.eventTime().plus(by));
        assertThat(MovedReports.later(moved, by.negated())).isEqualTo(report);
      }
    }
  }

  @Test
  void later_position_movesBothOfItsTimes() {
    PositionReport fix =
        (PositionReport)
            reports.stream().filter(PositionReport.class::isInstance).findFirst().orElseThrow();
    assertThat(fix.deviceTime()).isNull();
    PositionReport moved = (PositionReport) MovedReports.later(fix, Duration.ofSeconds(5));
    assertThat(moved.fixTime()).isEqualTo(fix.fixTime().plusSeconds(5));
    assertThat(moved.deviceTime()).isNull();
  }

  @Test
  void elsewhere_movesThePositionOnly_andWhatHasNoneStays() {
    for (DeviceReport report : reports) {
      DeviceReport moved =
          MovedReports.elsewhere(
              report, p -> new MovedReports.Coordinates(p.lng() + 1, p.lat() - 0.5));
      if (report instanceof PassageReport || report instanceof StatusReport) {
        assertThat(moved).isSameAs(report);
        continue;
      }
      assertThat(moved).isNotEqualTo(report);
      assertThat(moved.eventTime()).isEqualTo(report.eventTime());
      assertThat(MovedReports.elsewhere(report, p -> same(p.lng(), p.lat()))).isEqualTo(report);
      if (report instanceof PositionReport fix) {
        assertThat(((PositionReport) moved).lng()).isEqualTo(fix.lng() + 1);
        assertThat(((PositionReport) moved).lat()).isEqualTo(fix.lat() - 0.5);
      }
    }
  }

  @Test
  void payload_unchangedReports_areTheSameBytes() {
    Payloads payloads = new Payloads();
    DeviceSwarm swarm = new DeviceSwarm(Worlds.demo(5));
    for (int i = 0; i < 2_000; i++) {
      DeviceMessage message = swarm.next();
      DeviceMessage same = payloads.changed(message, report -> report);
      assertThat(same.payload()).isEqualTo(message.payload());
      assertThat(same.eventMillis()).isEqualTo(message.eventMillis());
      assertThat(same.dueMillis()).isEqualTo(message.dueMillis());
      assertThat(same.retained()).isEqualTo(message.retained());
    }
  }

  private static MovedReports.Coordinates same(double lng, double lat) {
    return new MovedReports.Coordinates(lng, lat);
  }

  private static List<DeviceReport> reportsOfEveryKind() {
    TelemetryCodec codec = new TelemetryCodec();
    DeviceSwarm swarm = new DeviceSwarm(Worlds.demo(3));
    Set<ReportKind> missing = EnumSet.allOf(ReportKind.class);
    List<DeviceReport> reports = new ArrayList<>();
    for (int i = 0; i < 5_000 && !missing.isEmpty(); i++) {
      DeviceMessage message = swarm.next();
      if (missing.remove(message.topic().report())) {
        for (DecodeResult.Indexed each :
            codec.decode(message.topic(), message.payload()).reports()) {
          reports.add(each.report());
        }
      }
    }
    assertThat(missing).isEmpty();
    return reports;
  }
}
